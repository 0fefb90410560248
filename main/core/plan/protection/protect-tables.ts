import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { EarlierStanding, Protection, TableProtection } from '../../../contract/disclosure.ts'
import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import type { PerturbedRecord } from '../../../contract/release.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import type { Solver } from '../../disclosure/linear-program.ts'
import type { Pace } from '../../disclosure/pace.ts'
import { protectSystem } from '../../disclosure/suppression/protect-system.ts'
import { protectedComparison, protectedTable } from '../../disclosure/tables/protected-table.ts'
import { recodesOf } from '../../disclosure/tables/recodes.ts'
import { earlierBeside } from './earlier-releases/earlier-beside.ts'
import { impossible } from './impossible.ts'
import { byDataset, holdingsOf, type ToProtect, withoutPublic } from './protection-groups.ts'
import { type NamedSystem, type Seal, sealGroup } from './table-systems.ts'

/** What may leave, and the systems that anyone with the study can attack; without tables where no pattern was found. */
export type ProtectedTables = {
  readonly protection: Protection
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly systems: readonly NamedSystem[]
  /** What the house keeps of tables whose figures were changed. */
  readonly changed: readonly PerturbedRecord[]
}

/** The places of a cell in the systems of its dataset. */
type CellPlaces = readonly { readonly system: string; readonly place: number }[]

/**
 * Protects all tables of a release together. A cell is hidden when any place behind it is: its own records, the base it is
 * a share of, an amount. Nothing is hidden of records that the plan declares public.
 */
export const protectTables = async (input: ToProtect, solver: Solver, pace: Pace): Promise<ProtectedTables> => {
  const systems: NamedSystem[] = []
  const placesOfCells = new Map<Cell, CellPlaces>()
  const unprotectable = new Map<string, ReadonlySet<number>>()
  const seal: Seal = async ({ name, system }, cells) => {
    for (const { cell, at } of cells)
      placesOfCells.set(cell, [...(placesOfCells.get(cell) ?? []), ...at.map((place) => ({ system: name, place }))])
    const result = await protectSystem(system, solver, pace)
    const done = result.outcome === 'protected' ? result.system : system
    if (result.outcome === 'unprotectable') unprotectable.set(name, new Set(result.cells))
    systems.push({ name, system: done })
    return done
  }
  const closed = withoutPublic(input)
  const earlier = earlierBeside(closed)
  const known = earlier.filter(({ standing }) => standing.standing === 'same').map(({ table }) => table)
  for (const group of byDataset(closed, known)) await sealGroup(closed, group, seal)
  return resultOf(
    input,
    systems,
    placesOfCells,
    unprotectable,
    earlier.map(({ standing }) => standing),
  )
}

const resultOf = (
  input: ToProtect,
  systems: readonly NamedSystem[],
  placesOfCells: ReadonlyMap<Cell, CellPlaces>,
  unprotectable: ReadonlyMap<string, ReadonlySet<number>>,
  earlier: readonly EarlierStanding[],
): ProtectedTables => {
  const cellsOf = new Map(systems.map(({ name, system }) => [name, system.cells]))
  const some = (cell: Cell, test: (own: DisclosureSystem['cells'][number] | undefined) => boolean): boolean =>
    (placesOfCells.get(cell) ?? []).some(({ system, place }) => test(cellsOf.get(system)?.[place]))
  const isHidden = (cell: Cell) => some(cell, (own) => own?.hidden === true)
  const isSensitive = (cell: Cell) => some(cell, (own) => own?.sensitive === true)
  const isStuck = (cell: Cell) =>
    (placesOfCells.get(cell) ?? []).some(({ system, place }) => unprotectable.get(system)?.has(place))
  const isProtected = unprotectable.size === 0
  const tables = input.tables.map((table) => protectedTable(table, isHidden, impossible(input.spec, table)))
  const byId = new Map(tables.map((table) => [table.id, table]))
  const kindOf = kindsOf(input)
  const protection: Protection = {
    method: 'suppression',
    outcome: isProtected ? 'protected' : 'unprotectable',
    tables: input.tables.map((table): TableProtection => {
      const primary = table.cells.filter(isSensitive).length
      const hidden = table.cells.filter((cell) => isHidden(cell) || isSensitive(cell)).length
      return {
        table: table.id,
        cells: table.cells.length,
        primary,
        secondary: hidden - primary,
        hidden: table.cells.length === 0 ? 0 : hidden / table.cells.length,
      }
    }),
    ...holdingsOf(input),
    recodes: input.tables.flatMap((table) =>
      recodesOf(table, isProtected ? isSensitive : isStuck, (variable) => kindOf(table.id, variable) === 'ordinal'),
    ),
    rounding: [],
    cellKeys: [],
    earlier: [...earlier],
  }
  if (!isProtected) return { protection, tables: [], comparisons: [], systems: [], changed: [] }
  const comparisons = input.comparisons.map((comparison) => {
    const behind = [comparison.table, ...(comparison.earlier ? [comparison.earlier.table] : [])]
    return protectedComparison(
      comparison,
      behind.flatMap((id) => byId.get(id) ?? []),
    )
  })
  return { protection, tables, comparisons, systems, changed: [] }
}

const kindsOf =
  ({ plan, prepared }: ToProtect) =>
  (table: string, variable: string) => {
    const spec = plan.tables.find(({ id }) => id === table)
    return spec && prepared(spec.design).frame.variables.get(variable)?.kind
  }
