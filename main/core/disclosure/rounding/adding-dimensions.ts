/** A printed figure by its codes, `null` for a margin, and its counts. */
export type CountedRow = {
  readonly group: readonly (string | null)[]
  readonly level: string | null
  readonly n: number | null
  readonly cases: number | null
}

/** How the parts of a margin stand to it: they make it up, leave something (records without an answer), or exceed it. */
export type Adding = 'exact' | 'rest' | 'exceeds' | 'none'

/** Whether the counts of a table add up over one of its dimensions, in every cell of the others; `none`: no margin shows it. */
export const addsOver = (rows: readonly CountedRow[], dimension: number): Adding => {
  const parts = new Map<string, { n: number; cases: number }>()
  const key = ({ group, level }: CountedRow): string => JSON.stringify([group.toSpliced(dimension, 1), level])
  for (const row of rows) {
    if (row.group[dimension] === null) continue
    const sum = parts.get(key(row)) ?? { n: 0, cases: 0 }
    parts.set(key(row), { n: sum.n + (row.n ?? 0), cases: sum.cases + (row.cases ?? 0) })
  }
  let found: Adding = 'none'
  for (const row of rows) {
    const sum = row.group[dimension] === null ? parts.get(key(row)) : undefined
    if (!sum || row.n === null) continue
    const cases = row.cases ?? 0
    if (sum.n > row.n || sum.cases > cases) return 'exceeds'
    const isExact = sum.n === row.n && sum.cases === cases
    if (found === 'none' || !isExact) found = isExact ? 'exact' : 'rest'
  }
  return found
}

/** The dimensions, by their places, over which all counts of a table add up exactly. */
export const addingDimensions = (rows: readonly CountedRow[]): readonly number[] =>
  (rows[0]?.group ?? []).flatMap((_, dimension) => (addsOver(rows, dimension) === 'exact' ? [dimension] : []))
