import type { Cell, ResultTable } from '../../../../../main/contract/results.ts'

/**
 * Does a cell follow from others by what adds up in its table? By ordinary elimination in floating point: it does where
 * its unit vector is a combination of the known cells and of the sums that are known. The tables are small.
 */
export const follows = (table: ResultTable, cell: Cell, known: readonly Cell[]): boolean => {
  const rows = [...sumsOf(table), ...known.map((own) => unit(table, own))]
  return rankOf([...rows, unit(table, cell)]) === rankOf(rows)
}

const unit = ({ cells }: ResultTable, cell: Cell): number[] => cells.map((own) => (own === cell ? 1 : 0))

const sumsOf = (table: ResultTable): number[][] => {
  const { cells, dimensions, statistic } = table
  const same = (one: Cell, other: Cell, but = -1) =>
    one.group.every((code, at) => at === but || code === other.group[at])
  if (statistic === 'proportion') {
    const groups = cells.filter((cell, at) => cells.findIndex((other) => same(cell, other)) === at)
    return groups.map((first) => cells.map((cell) => (same(cell, first) ? 1 : 0)))
  }
  if (statistic !== 'count') return []
  return dimensions.flatMap((_, at) =>
    cells
      .filter(({ group }) => group[at] === null)
      .map((total) => cells.map((cell) => (cell === total ? -1 : same(cell, total, at) ? 1 : 0))),
  )
}

const rankOf = (matrix: readonly (readonly number[])[]): number => {
  const rows = matrix.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows
      .slice(rank)
      .reduce(
        (best, row, at) => (Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? rank + at : best),
        rank,
      )
    const lead = rows[pivot]?.[column] ?? 0
    if (Math.abs(lead) < 1e-9) continue
    ;[rows[rank], rows[pivot]] = [rows[pivot] as number[], rows[rank] as number[]]
    for (let at = rank + 1; at < rows.length; at++) {
      const factor = (rows[at]?.[column] ?? 0) / lead
      rows[at] = (rows[at] ?? []).map((value, place) => value - factor * (rows[rank]?.[place] ?? 0))
    }
    rank++
  }
  return rank
}
