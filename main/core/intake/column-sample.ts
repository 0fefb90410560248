/** What detection looks at: a column's name, its label where the file has one, and values from its first records. */
export type ColumnSample = {
  readonly name: string
  readonly label?: string | undefined
  readonly type: 'number' | 'text'
  /** The values that are not blank, as text. */
  readonly values: readonly string[]
}

export const distinctOf = (sample: ColumnSample): number => new Set(sample.values).size

/** Share of the values that match, 0 for a column without values. */
export const shareOf = (sample: ColumnSample, matches: (value: string) => boolean): number =>
  sample.values.length === 0 ? 0 : sample.values.filter(matches).length / sample.values.length
