import type { Paragraph, Run } from './report.ts'

/** A run of a text with the mark of its figure, "" where it has none, and what the figure may count. */
export type MarkedRun = { readonly run: Run; readonly mark: string; readonly nouns: readonly string[] }

/**
 * A text with the marks of its figures, each right after what its figure counts where that comes next, so that number and
 * noun stay together: "355,5 familias (▲ no fiable) por año"; else right after the figure.
 */
export const withMarks = (pieces: readonly MarkedRun[]): Paragraph =>
  pieces.map((piece, place) => {
    const { run, mark } = piece
    const before = pieces[place - 1]
    const noun = before ? nounIn(before, run) : ''
    const text = noun === '' ? run.text : `${noun}${before?.mark}${run.text.slice(noun.length)}`
    const next = pieces[place + 1]
    const isSetLater = next !== undefined && nounIn(piece, next.run) !== ''
    return { ...run, text: isSetLater ? text : text + mark }
  })

/** The noun, with the space before it, that a marked figure counts in the text after it; "" where none is there. */
const nounIn = ({ mark, nouns }: MarkedRun, next: Run): string => {
  if (mark === '' || next.kind !== 'text') return ''
  const noun = nouns.find((one) => {
    const [space, said, rest] = [
      next.text.charAt(0),
      next.text.slice(1, 1 + one.length),
      next.text.charAt(1 + one.length),
    ]
    return one !== '' && /\s/.test(space) && said.toLowerCase() === one.toLowerCase() && !/[\p{L}\p{N}]/u.test(rest)
  })
  return noun === undefined ? '' : next.text.slice(0, 1 + noun.length)
}
