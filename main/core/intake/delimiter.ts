export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The head of a file cut by one delimiter: the cells of each record, and whether its quotes made sense. */
export type DelimiterTrial = {
  readonly delimiter: Delimiter
  readonly cells: readonly number[]
  readonly broken: boolean
}

/**
 * The delimiter that cuts the head of the file into records as wide as its first one (the header): the most
 * consistent wins, of equally consistent ones the widest; broken quotes count as half. A comma that is only a decimal
 * mark loses because a header has none. When nothing cuts the header, the file has one column and the delimiter is
 * the comma.
 */
export const chooseDelimiter = (trials: readonly DelimiterTrial[]): Delimiter => {
  const wide = trials.filter(({ cells: [first = 1] }) => first > 1)
  const [best] = wide.sort((a, b) => scoreOf(b) - scoreOf(a) || (b.cells[0] ?? 0) - (a.cells[0] ?? 0))
  return best?.delimiter ?? ','
}

/** Share of the records that are as wide as the first one. */
export const shareAlike = (cells: readonly number[]): number =>
  cells.filter((count) => count === cells[0]).length / Math.max(cells.length, 1)

/** `sep=;` on the first line: Excel's way to name the delimiter. Null when the line says nothing of the kind. */
export const delimiterOfSepLine = (line: string): string | null => /^"?sep=(.)"?\r*$/i.exec(line)?.[1] ?? null

export const isDelimiter = (text: string): text is Delimiter => delimiters.some((delimiter) => delimiter === text)

const scoreOf = ({ cells, broken }: DelimiterTrial): number => shareAlike(cells) / (broken ? 2 : 1)
