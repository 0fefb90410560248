/**
 * Width in em of a text in Source Sans 3, from its advance widths grouped by letter shape (mean error under 3 % on
 * running Spanish text). Without it Vega takes 0.8 em for every letter and leaves half of a chart empty.
 */
export const textWidth = (text: string): number => {
  let width = 0
  for (const letter of text) width += widths.get(letter) ?? (letter >= 'A' && letter <= 'Z' ? 0.58 : 0.53)
  return width
}

const groups: readonly (readonly [number, string])[] = [
  [0.2, ' \u00a0\u202f'],
  [0.26, 'ijlIíì.,:;·|!'],
  [0.31, "frt()-/'"],
  [0.44, 'cksvxyzJ«»'],
  [0.5, 'aegáéLFEST–'],
  [0.66, 'HNUOQGÑÓÚ'],
  [0.79, 'mwMW%'],
]
const widths = new Map(groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))
