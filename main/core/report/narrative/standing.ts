import type { ComparisonCell } from '../../../contract/comparison.ts'
import type { Relation } from '../../../contract/disclosure-system.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import { coordinatesOf } from '../../disclosure/elimination/coordinates.ts'
import { eliminate } from '../../disclosure/elimination/elimination.ts'
import { isLeftOut } from '../left-out.ts'
import { isDoubtful } from '../marks.ts'
import { boundPlace } from './bound-place.ts'

/**
 * What sentences may do with a cell. `void`: nothing is there to be told. `imprecise`: its figure stands in tables with
 * its mark, but no sentence repeats it. `telltale`: beside the others one that is withheld would follow from it.
 */
export type Standing = 'published' | 'imprecise' | 'confidential' | 'telltale' | 'void'

/** Why a figure that is there is not told. */
export const withholdings = ['imprecise', 'confidential', 'telltale'] as const satisfies readonly Standing[]

/**
 * The standing of every cell of a table. Of the figures that may be told one by one, those over more dimensions come
 * first and the largest of them before the others; one from which, with those before it, a figure that is withheld would
 * follow as the rest of a whole or as a difference from a total is left out. So no choice among the published figures
 * gives a withheld one away.
 */
export const standingsOf = (table: ResultTable): ReadonlyMap<Cell, Standing> => {
  const standings = new Map(table.cells.map((cell) => [cell, ownStanding(table, cell)]))
  const isWithheld = (cell: Cell) => ['imprecise', 'confidential'].includes(standings.get(cell) ?? 'void')
  const withheld = [...table.cells.keys()].filter((place) => isWithheld(table.cells[place] as Cell))
  if (withheld.length === 0) return standings
  const whole = table.cells.length
  const told = eliminate(coordinatesOf(whole + 1, relationsOf(table, whole)), withheld)
  told.force(whole)
  const order = [...table.cells.entries()]
    .filter(([, cell]) => standings.get(cell) === 'published')
    .sort(([, one], [, other]) => breadth(other) - breadth(one) || (other.estimate ?? 0) - (one.estimate ?? 0))
  for (const [place, cell] of order) if (!told.publish(place)) standings.set(cell, 'telltale')
  return standings
}

const ownStanding = (table: ResultTable, cell: Cell): Standing => {
  if (cell.confidentiality === 'hidden') return 'confidential'
  const isTold = cell.confidentiality !== 'notApplicable' && cell.estimate !== null && Number.isFinite(cell.estimate)
  // A cell whose codes no binding can hold is not told.
  if (!isTold || boundPlace(table, cell) === null) return 'void'
  return isDoubtful(cell.verdict.level) || isLeftOut(table, cell) ? 'imprecise' : 'published'
}

/** The same of a comparison, whose verdict is the gravest of the figures in it; protection leaves hidden ones out. */
export const comparisonStanding = ({ estimate, verdict }: ComparisonCell): Standing => {
  if (estimate === null || !Number.isFinite(estimate)) return 'void'
  return isDoubtful(verdict.level) ? 'imprecise' : 'published'
}

/** How many dimensions a figure is over. */
const breadth = ({ group }: Cell): number => group.filter((code) => code === null).length

/** What adds up in a table: counts and amounts over each dimension, parts of a whole over their levels. */
const relationsOf = ({ statistic, cells, dimensions }: ResultTable, whole: number): Relation[] => {
  if (statistic === 'proportion' || statistic === 'shareOfResponses') {
    return linesOf(cells, ({ group }) => JSON.stringify(group))
      .filter(({ length }) => length > 1)
      .map((parts) => ({ total: whole, parts: parts.map(({ place }) => place) }))
  }
  if (statistic !== 'count' && statistic !== 'total') return []
  return dimensions.flatMap((_, at) =>
    linesOf(cells, ({ group, level }) => JSON.stringify([group.with(at, null), level])).flatMap((line) => {
      const total = line.find(({ cell }) => cell.group[at] === null)
      const parts = line.filter((each) => each !== total).map(({ place }) => place)
      return total && parts.length > 0 ? [{ total: total.place, parts }] : []
    }),
  )
}

type Line = readonly { readonly cell: Cell; readonly place: number }[]

const linesOf = (cells: readonly Cell[], keyOf: (cell: Cell) => string): readonly Line[] => {
  const lines = new Map<string, Line>()
  for (const [place, cell] of cells.entries()) {
    const key = keyOf(cell)
    lines.set(key, [...(lines.get(key) ?? []), { cell, place }])
  }
  return [...lines.values()]
}
