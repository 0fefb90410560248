/** A text that XML can hold: control characters but the line end become spaces, halves of characters the sign for them. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ' '))
    .replace(/[\ufffe\uffff]/g, '\ufffd')
