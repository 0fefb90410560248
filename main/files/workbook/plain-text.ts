/** A text without Excel's escapes for characters that XML does not have, such as `_x000D_`; zero stays escaped. */
export const plainText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (whole, code: string) =>
        code === '0000' ? whole : String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
