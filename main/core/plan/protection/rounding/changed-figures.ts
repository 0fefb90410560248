import type { PerturbedRecord } from '../../../../contract/release.ts'
import type { Cell, ResultTable } from '../../../../contract/results.ts'
import type { TableSpec } from '../../../../contract/table.ts'
import type { ChangedFigures } from '../../../disclosure/tables/perturbed-table.ts'
import { amountLayer, weightLayer } from '../layer-names.ts'
import type { PlacedCell } from '../placed-cells.ts'
import { refuseOtherCounts } from '../refuse-other-counts.ts'

/** A layer of changed figures: of records, of those that they stand for, or of an amount. */
export type ChangedLayer = {
  readonly name: string
  readonly base: number
  readonly steps: number
  /** By place. */
  readonly figures: ArrayLike<number>
  /** As they were, by place. */
  readonly values: ArrayLike<number>
}

type Figure = { readonly base: number; readonly own: number }
type Entry = Pick<ChangedLayer, 'base' | 'steps'> & {
  /** Of the layer; `steps` are those of the figure. */
  readonly layerSteps: number
  readonly changed: Figure
  readonly exact: Figure
}

/** The changed figures behind the cells of the tables of a release, as the layers of their systems come in. */
export const changedFigures = () => {
  const entries = new Map<Cell, Map<string, Entry>>()

  const add = ({ name, base, steps, figures, values }: ChangedLayer, cells: readonly PlacedCell[]): void => {
    const at = (list: ArrayLike<number>, place: number): number => (place < 0 ? 0 : (list[place] as number))
    const sum = (list: ArrayLike<number>, places: readonly number[]): number =>
      places.reduce((total, place) => total + at(list, place), 0)
    for (const { cell, whole, bases, own } of cells) {
      const changed = { base: sum(figures, bases), own: at(figures, own) }
      const exact = { base: sum(values, bases), own: at(values, own) }
      // Records with an answer are all less those without: a difference of two figures, twice as far from its value.
      const isDifference = bases.length > 1 && Math.abs(exact.base - at(values, whole)) > 1e-9 * Math.abs(exact.base)
      const found = { base, steps: isDifference ? 2 * steps + 1 : steps, layerSteps: steps, changed, exact }
      entries.set(cell, (entries.get(cell) ?? new Map<string, Entry>()).set(name, found))
    }
  }
  const entry = (cell: Cell, layer: string): Entry => {
    const found = entries.get(cell)?.get(layer)
    if (!found) throw new Error(`no changed figure of the layer ${layer}`)
    return found
  }

  return {
    add,
    of: (cell: Cell, spec: TableSpec): ChangedFigures => {
      const { changed: n, exact } = entry(cell, 'n')
      refuseOtherCounts(cell, spec, exact)
      const { changed: weighted } = entry(cell, weightLayer(spec))
      const amount = (variable: string | undefined): number | null =>
        variable === undefined ? null : (entries.get(cell)?.get(amountLayer(variable, spec))?.changed.base ?? null)
      return {
        n: n.base,
        cases: n.own,
        base: weighted.base,
        own: weighted.own,
        amount: amount(spec.variable),
        over: amount(spec.over),
      }
    },
    /** By name the base of the layers behind the cells of a table, and the most steps that a figure of it took. */
    layersOf: ({ cells }: ResultTable): ReadonlyMap<string, Pick<Entry, 'base' | 'steps'>> => {
      const found = new Map<string, Pick<Entry, 'base' | 'steps'>>()
      for (const cell of cells)
        for (const [name, { base, steps }] of entries.get(cell) ?? [])
          found.set(name, { base, steps: Math.max(steps, found.get(name)?.steps ?? 0) })
      return found
    },
    /** What the house keeps of a table. */
    record: (table: ResultTable): PerturbedRecord => {
      const names = [...(entries.get(table.cells[0] as Cell)?.keys() ?? [])]
      return {
        table: table.id,
        exact: table.cells.map(({ n, cases }) => [n, cases]),
        layers: names.map((name) => ({
          name,
          base: entry(table.cells[0] as Cell, name).base,
          steps: entry(table.cells[0] as Cell, name).layerSteps,
          figures: table.cells.map((cell) => {
            const { changed } = entry(cell, name)
            return [changed.base, changed.own]
          }),
        })),
      }
    },
  }
}
