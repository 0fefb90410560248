import { ink } from './theme.ts'

/** White or ink, whichever stands out more from a fill given as "#rrggbb". */
export const legible = (fill: string): string => (contrast('#ffffff', fill) >= contrast(ink, fill) ? 'white' : ink)

/** Contrast ratio of two colours given as "#rrggbb", 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2; IEC 61966-2-1). */
export const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The linear parts of red, green and blue, each 0 to 1 (IEC 61966-2-1). */
export const linear = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
