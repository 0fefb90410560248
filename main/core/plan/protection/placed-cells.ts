import type { Cell, ResultTable } from '../../../contract/results.ts'
import type { Places } from '../../disclosure/places/places.ts'
import type { Group } from './protection-groups.ts'
import type { TableTallies } from './table-tallies.ts'

/**
 * A cell of a table, released earlier or not, and the places behind it in a system: of all it is taken from, of its numerator
 * (−1 where nobody can be), and those that make up the records it is a share of.
 */
export type PlacedCell = {
  readonly cell: Cell
  readonly isEarlier: boolean
  readonly at: readonly number[]
  readonly whole: number
  readonly bases: readonly number[]
  readonly own: number
}

/** The places behind every cell of the tables of a group. */
export const placedCells = (
  { inputs, tables }: Pick<Group, 'inputs' | 'tables'>,
  places: Places,
): readonly PlacedCell[] => {
  const earlier = new Set(tables.flatMap(({ tallies, isEarlier }) => (isEarlier ? [tallies] : [])))
  const start = new Map<TableTallies, number>()
  for (const [at, { tallies, place }] of inputs.entries()) start.set(tallies, at - place)
  return [...start].flatMap(([tallies, first]) => {
    const table = inputs.find((own) => own.tallies === tallies)?.table as ResultTable
    return table.cells.map((cell) => {
      const find = ({
        tally,
        codes,
      }: {
        readonly tally: number
        readonly codes: ReadonlyMap<string, string>
      }): number => places.at(first + tally, codes)
      const all = tallies.placesOf(cell).map(find)
      return {
        cell,
        isEarlier: earlier.has(tallies),
        at: all.filter((place) => place >= 0),
        whole: all[0] ?? -1,
        bases: tallies
          .basesOf(cell)
          .map(find)
          .filter((place) => place >= 0),
        own: all.at(-1) ?? -1,
      }
    })
  })
}
