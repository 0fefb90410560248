import { chartFont } from '../../core/report/charts/theme.ts'
import { subsetFont } from '../fonts/subset.ts'

/** Source Sans 3 as TrueType files. */
export type PageFonts = { readonly regular: Uint8Array; readonly semibold: Uint8Array }

/** The letters of the page as embedded fonts, so that it looks the same on every machine and charts keep their room. */
export const fontFaces = ({ regular, semibold }: PageFonts, text: string): string => {
  const letters = [...new Set(text)].sort().join('')
  return (
    '/* Source Sans 3, (c) 2010-2020 Adobe, SIL Open Font License 1.1; only the letters of this page. */\n' +
    face(subsetFont(regular, letters), 400) +
    face(subsetFont(semibold, letters), 600)
  )
}

const face = (font: Uint8Array, weight: number): string =>
  `@font-face{font-family:"${chartFont}";font-weight:${weight};src:url(data:font/ttf;base64,${Buffer.from(font).toString('base64')}) format("truetype")}\n`
