import { CellKeySpec, type Protection } from '../../../../contract/disclosure.ts'
import { Failure } from '../../../../contract/failure.ts'
import type { PerturbedRecord } from '../../../../contract/release.ts'
import type { Cell, Perturbation, ResultTable } from '../../../../contract/results.ts'
import type { TableSpec } from '../../../../contract/table.ts'
import { changedSet, type WeightUnit, weightUnit } from '../../../disclosure/cell-keys/changed-set.ts'
import { perturbationTable } from '../../../disclosure/cell-keys/perturbation-table.ts'
import { recordKeys } from '../../../disclosure/cell-keys/record-keys.ts'
import type { Solver } from '../../../disclosure/linear-program.ts'
import type { Draw } from '../../../disclosure/microdata/draw.ts'
import type { Pace } from '../../../disclosure/pace.ts'
import { sensitivePlaces } from '../../../disclosure/sensitive-cells/primary-rules.ts'
import { countSystem } from '../../../disclosure/systems/count-system.ts'
import { type ChangedFigures, perturbedTable } from '../../../disclosure/tables/perturbed-table.ts'
import { tableNamed } from '../../table-inputs.ts'
import { earlierBeside } from '../earlier-releases/earlier-beside.ts'
import type { EarlierTable } from '../earlier-releases/earlier-tables.ts'
import { impossible } from '../impossible.ts'
import { amountLayer, weightLayer } from '../layer-names.ts'
import { nothingHidden } from '../nothing-hidden.ts'
import type { ProtectedTables } from '../protect-tables.ts'
import { byDataset, contextOf, type ToProtect } from '../protection-groups.ts'
import { refuseOtherCounts } from '../refuse-other-counts.ts'
import { refuseUnlikeCounts } from '../refuse-unlike-counts.ts'
import type { NamedSystem } from '../table-systems.ts'
import { type KeyedAmount, keyedAmount } from './keyed-amount.ts'
import { attackKeyed, keyedAudit, refuseSmallDeviation } from './keyed-audit.ts'
import { type KeyedCell, type KeyedSet, keyedSets } from './keyed-sets.ts'
import { keyedSystem } from './keyed-system.ts'
import { refuseShownGroups } from './refuse-shown-groups.ts'

/** Tables to protect by cell keys: what record keys are drawn from, and the variables of a dataset that were collected. */
export type ToPerturb = ToProtect & {
  readonly draw: Draw
  readonly collected: (dataset: string) => readonly string[]
}

/** A cell with its sets, and by layer of weights the place and the unit of its weighted counts, by layer of amounts these. */
type Behind = {
  readonly cell: KeyedCell
  readonly units: ReadonlyMap<string, { readonly at: number; readonly unit: WeightUnit }>
  readonly amounts: ReadonlyMap<string, KeyedAmount>
}

/**
 * Changes all counts of a release by cell keys: what is printed of a set of records follows from the keys of these records alone,
 * so that it is the same in every table and every release, and every figure is made anew of such counts and of amounts changed by their
 * largest contributions. Refused: comparisons, figures that do not follow from counts and totals, rows that show a group, a deviation
 * that leaves some cell too near, and earlier releases of the same records that were changed in another way.
 */
export const perturbTables = async (input: ToPerturb, solver: Solver, pace: Pace): Promise<ProtectedTables> => {
  refuseUnlikeCounts(input)
  const choice = input.spec.cellKey ?? CellKeySpec.parse({})
  const table = perturbationTable(choice)
  if (!table) throw new Error('no noises for a choice that the plan allows')
  const earlier = earlierBeside(input)
  const same = earlier.filter(({ standing }) => standing.standing === 'same').map(({ table: own }) => own)
  const behind = new Map<Cell, Behind>()
  const systems: NamedSystem[] = []
  const audits: Protection['cellKeys'] = []
  for (const group of byDataset(input, same)) {
    const keys = await recordKeys(group.frame, input.collected(group.name), input.draw, pace)
    const unitList = group.weights.map((name) => weightUnit(group.records.amounts.get(name) as Float64Array))
    const units = new Map(group.weights.map((name, at) => [name, { at, unit: unitList[at] as WeightUnit }]))
    const { places, cells, sets } = await keyedSets(group, keys, (set) => changedSet(set, unitList, table, choice))
    const context = contextOf(input, group)
    refuseShownGroups(group.name, places, cells, context)
    const counts = countSystem(places, group.weights, sensitivePlaces(places, context), new Set(), context)
    refuseSmallDeviation(group.name, counts, choice)
    const known = new Set(places.places.flatMap(({ n }, at) => (n === group.records.rows ? [at] : [])))
    const keyed = keyedSystem(counts, sets, table, known)
    systems.push({
      name: group.name,
      system: await attackKeyed(group.name, keyed, 'disclosure.cell-keys-told', solver, pace),
    })
    audits.push(...keyedAudit(group.name, keyed))
    const amounts = new Map<string, KeyedAmount>()
    for (const amount of group.amounts) {
      const own = await keyedAmount(context, group, amount, { system: counts, places }, keys)
      const name = `${group.name} ${amount.name}`
      systems.push({ name, system: await attackKeyed(name, own.keyed, 'disclosure.amount-told', solver, pace) })
      audits.push(...keyedAudit(name, own.keyed))
      amounts.set(amount.name, own)
    }
    for (const cell of cells) behind.set(cell.cell, { cell, units, amounts })
  }
  refuseOtherKeys(same, behind)
  const tables = input.tables.map((one) => {
    const spec = tableNamed(input.plan, one.id)
    for (const cell of one.cells) {
      const { baseSet, ownSet } = behindCell(behind, cell).cell
      refuseOtherCounts(cell, spec, { base: baseSet.exact.n, own: ownSet?.exact.n ?? 0 })
    }
    return perturbedTable(
      one,
      () => perturbationOf(one, spec, behind),
      (cell) => figuresOf(behind, cell, spec),
      impossible(input.spec, one),
    )
  })
  const protection = nothingHidden(input, tables, earlier, { method: 'cellKey', rounding: [], cellKeys: audits })
  return { protection, tables, comparisons: [], systems, changed: input.tables.map(recordOf) }
}

const behindCell = (behind: ReadonlyMap<Cell, Behind>, cell: Cell): Behind => {
  const found = behind.get(cell)
  if (!found) throw new Error('no sets of records behind a cell')
  return found
}

/** What readers may know: the units of weighted counts and of totals. */
const perturbationOf = (
  { cells, statistic }: ResultTable,
  spec: TableSpec,
  behind: ReadonlyMap<Cell, Behind>,
): Perturbation => {
  const { units, amounts } = cells[0] ? behindCell(behind, cells[0]) : { units: new Map(), amounts: new Map() }
  const unit: WeightUnit | undefined = units.get(weightLayer(spec))?.unit
  const amount: KeyedAmount | undefined = amounts.get(amountLayer(spec.variable ?? '', spec))
  return {
    method: 'cellKey',
    weighted: unit && 'base' in unit ? unit.base : null,
    totals: statistic === 'total' && amount ? amount.unit : null,
  }
}

const figuresOf = (behind: ReadonlyMap<Cell, Behind>, cell: Cell, spec: TableSpec): ChangedFigures => {
  const { cell: own, units, amounts } = behindCell(behind, cell)
  const at = units.get(weightLayer(spec))?.at ?? -1
  const weighted = (set: KeyedSet | null): number => set?.changed.weighted[at] ?? 0
  const amount = (variable: string | undefined): number | null =>
    variable === undefined ? null : (amounts.get(amountLayer(variable, spec))?.figures.get(cell) ?? null)
  return {
    n: own.baseSet.changed.n,
    cases: own.ownSet?.changed.n ?? 0,
    base: weighted(own.baseSet),
    own: weighted(own.ownSet),
    amount: amount(spec.variable),
    over: amount(spec.over),
  }
}

/** Two noises of the same records would narrow their count: with other parameters, other keys or another secret. */
const refuseOtherKeys = (same: readonly EarlierTable[], behind: ReadonlyMap<Cell, Behind>): void => {
  for (const { release, spec, printed } of same) {
    if (!spec) continue
    const now = perturbedTable(
      printed,
      () => perturbationOf(printed, spec, behind),
      (cell) => figuresOf(behind, cell, spec),
      ({ confidentiality }) => confidentiality === 'notApplicable',
    )
    const isOther = now.cells.some((cell, at) => !isSame(cell, printed.cells[at] as Cell))
    if (isOther) throw new Failure('disclosure.other-keys', { release, table: printed.id })
  }
}

/** Cases that one of two tables tells nobody are no difference. */
const isSame = (one: Cell, other: Cell): boolean =>
  isAlike(one.n, other.n) &&
  isAlike(one.sumWeights, other.sumWeights) &&
  isAlike(one.estimate, other.estimate) &&
  (one.cases === null || other.cases === null || isAlike(one.cases, other.cases))

const isAlike = (now: number | null, before: number | null): boolean =>
  now === null || before === null ? now === before : Math.abs(now - before) <= 1e-9 * Math.abs(before)

/** What the house keeps of a table: later releases must find the same counts. What they became follows from the keys. */
const recordOf = ({ id, cells }: ResultTable): PerturbedRecord => ({
  table: id,
  exact: cells.map(({ n, cases }) => [n, cases]),
  layers: [],
})
