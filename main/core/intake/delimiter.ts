export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The head of a file cut by one delimiter: the cells of each record, and whether its quotes made sense. */
export type DelimiterTrial = {
  readonly delimiter: Delimiter
  readonly cells: readonly number[]
  readonly broken: boolean
}

/** `share`: records that have as many cells as the first one. */
export type DelimiterGuess = { readonly delimiter: Delimiter; readonly share: number; readonly columns: number }

/**
 * The delimiter that cuts the head of the file into records as wide as its first one (the header): the most
 * consistent wins, of equally consistent ones the widest, then the one with sound quotes. A comma that is only a
 * decimal mark loses because a header has none. When nothing cuts the header, the file has one column and the
 * delimiter is the comma.
 */
export const chooseDelimiter = (trials: readonly DelimiterTrial[]): DelimiterGuess => {
  const guesses = trials.map(guessOf).filter(({ columns }) => columns > 1)
  const best = guesses.sort((a, b) => b.score - a.score || b.columns - a.columns)[0]
  return best ?? { delimiter: ',', share: 1, columns: 1 }
}

/** `sep=;` on the first line: Excel's way to name the delimiter. Null when the line says nothing of the kind. */
export const delimiterOfSepLine = (line: string): string | null => /^"?sep=(.)"?\r*$/i.exec(line)?.[1] ?? null

export const isDelimiter = (text: string): text is Delimiter => delimiters.some((delimiter) => delimiter === text)

const guessOf = ({ delimiter, cells, broken }: DelimiterTrial): DelimiterGuess & { score: number } => {
  const columns = cells[0] ?? 1
  const alike = cells.filter((count) => count === columns).length
  const share = cells.length === 0 ? 0 : alike / cells.length
  return { delimiter, columns, share, score: broken ? share / 2 : share }
}
