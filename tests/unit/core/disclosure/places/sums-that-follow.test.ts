import { expect, test } from 'vitest'
import type { Categories } from '../../../../../main/core/data/categories.ts'
import { keepCategories } from '../../../../../main/core/data/keep-categories.ts'
import { subsetsOf } from '../../../../../main/core/data/subsets.ts'
import { placesOf } from '../../../../../main/core/disclosure/places/places.ts'
import { randomStream } from '../../../../../main/core/numerics/random.ts'

/** A record of each place, cause and sex, so that nothing adds up by chance. */
const sizes = { place: 4, cause: 3, sex: 2 } as const
type Name = keyof typeof sizes
const names = Object.keys(sizes) as Name[]
const upTo = (size: number) => Array.from({ length: size }, (_, at) => at)
const records = upTo(sizes.place).flatMap((place) =>
  upTo(sizes.cause).flatMap((cause) => upTo(sizes.sex).map((sex) => ({ place, cause, sex }))),
)

/** A random table: of all, of those in one category of a variable, or of those outside it; by some of the variables. */
const randomTable = (draw: (below: number) => number) => {
  const about = names[draw(3)] as Name
  const [kind, code] = [draw(3), draw(sizes[about])]
  const isIn = (record: (typeof records)[number]): boolean => kind === 0 || (record[about] === code) === (kind === 1)
  const listOf = (name: Name): Categories => ({
    variable: name,
    codes: Uint8Array.from(records, (record) => record[name] + 1),
    categories: upTo(sizes[name]).map((own) => ({ code: `${own}` })),
  })
  const inside = records.filter(isIn)
  return {
    domain: Uint8Array.from(records, (record) => (isIn(record) ? 1 : 0)),
    // What the domain rules out is no category.
    dimensions: names
      .filter(() => draw(2) === 0)
      .map((name) => keepCategories(listOf(name), (at) => inside.some((record) => record[name] === at))),
  }
}

/** All cells of a table and its margins: the codes, and which records are in it. */
const cellsOf = ({ domain, dimensions }: ReturnType<typeof randomTable>) =>
  subsetsOf(dimensions).flatMap((own) =>
    own
      .reduce<readonly (readonly [string, string])[][]>(
        (groups, { variable, categories }) =>
          groups.flatMap((group) => categories.map(({ code }) => [...group, [variable, code] as const])),
        [[]],
      )
      .map((codes) => ({
        codes: new Map(codes),
        records: records.map((record, row) =>
          domain[row] === 1 && codes.every(([name, code]) => `${record[name as Name]}` === code) ? 1 : 0,
        ),
      })),
  )

/** How many rows of a matrix are no sums of others. */
const rankOf = (matrix: readonly (readonly number[])[]): number => {
  const rows = matrix.map((row) => [...row])
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  let rank = 0
  for (let column = 0; column < (matrix[0]?.length ?? 0) && rank < rows.length; column++) {
    const pivot = rows.reduce(
      (best, _, row) => (row >= rank && Math.abs(at(row, column)) > Math.abs(at(best, column)) ? row : best),
      rank,
    )
    if (Math.abs(at(pivot, column)) < 1e-9) continue
    const taken = rows[pivot] as number[]
    rows[pivot] = rows[rank] as number[]
    rows[rank] = taken
    for (const row of rows.slice(rank + 1)) {
      const factor = (row[column] as number) / (taken[column] as number)
      if (factor !== 0)
        for (let other = column; other < row.length; other++)
          row[other] = (row[other] as number) - factor * (taken[other] as number)
    }
    rank++
  }
  return rank
}

test.each(upTo(40))('of two random tables as many cells are sums of others as follow from the records (%i)', (seed) => {
  const random = randomStream(seed)
  const tables = [0, 1].map(() => randomTable((below) => random.integer(below)))
  const { places, relations, at } = placesOf({ rows: records.length, amounts: new Map() }, tables)
  const cells = tables.flatMap((table, input) =>
    cellsOf(table).map((cell) => ({ ...cell, place: at(input, cell.codes) })),
  )
  expect(cells.filter(({ place }) => place < 0)).toEqual([])
  const unit = (entries: readonly (readonly [number, number])[]) => {
    const row = places.map(() => 0)
    for (const [place, value] of entries) row[place] = value
    return row
  }
  const sums = relations.map(({ total, parts }) => unit([[total, -1], ...parts.map((part) => [part, 1] as const)]))
  const printed = [...new Set(cells.map(({ place }) => place))].map((place) => unit([[place, 1]]))
  const free = rankOf([...sums, ...printed]) - rankOf(sums)
  expect(free).toBe(rankOf(cells.map((cell) => cell.records)))
})
