import { type RoundingAudit, RoundingSpec } from '../../../../contract/disclosure.ts'
import { Failure } from '../../../../contract/failure.ts'
import type { Perturbation, ResultTable } from '../../../../contract/results.ts'
import type { TableSpec } from '../../../../contract/table.ts'
import type { Solver } from '../../../disclosure/linear-program.ts'
import type { Pace } from '../../../disclosure/pace.ts'
import { addingDimensions } from '../../../disclosure/rounding/adding-dimensions.ts'
import { roundSystem } from '../../../disclosure/rounding/round-system.ts'
import { mostSteps, type RoundedLayer, roundedSystem } from '../../../disclosure/rounding/rounded-layer.ts'
import { perturbedTable } from '../../../disclosure/tables/perturbed-table.ts'
import { tableNamed } from '../../table-inputs.ts'
import { earlierBeside } from '../earlier-releases/earlier-beside.ts'
import type { EarlierTable } from '../earlier-releases/earlier-tables.ts'
import { impossible } from '../impossible.ts'
import { amountLayer, weightLayer } from '../layer-names.ts'
import { nothingHidden } from '../nothing-hidden.ts'
import type { ProtectedTables } from '../protect-tables.ts'
import { byDataset, type Group, type ToProtect } from '../protection-groups.ts'
import { refuseUnlikeCounts } from '../refuse-unlike-counts.ts'
import { type NamedSystem, type Seal, sealGroup } from '../table-systems.ts'
import { type ChangedLayer, changedFigures } from './changed-figures.ts'
import { roundedBefore } from './rounded-before.ts'

/**
 * Rounds all tables of a release together: every count and every amount behind them becomes a multiple of a base so that
 * all tables add up as before, and every figure is made anew of those. What earlier releases printed of the same records stays what
 * it was. Refused: comparisons, figures that do not follow from counts and totals, a base that leaves some cell too near.
 */
export const roundTables = async (input: ToProtect, solver: Solver, pace: Pace): Promise<ProtectedTables> => {
  refuseUnlikeCounts(input)
  const { base, steps } = input.spec.rounding ?? RoundingSpec.parse({})
  const earlier = earlierBeside(input)
  const same = earlier.filter(({ standing }) => standing.standing === 'same').map(({ table }) => table)
  refuseOtherBase(base, same)
  const before = roundedBefore(same)
  const structural = new Set(input.tables.flatMap((table) => table.cells.filter(impossible(input.spec, table))))
  const figures = changedFigures()
  const systems: NamedSystem[] = []
  const audits: RoundingAudit[] = []
  const sealIn =
    (group: Group): Seal =>
    async ({ name, system }, cells) => {
      const zeros = cells.flatMap(({ cell, own }) => (structural.has(cell) && own >= 0 ? [own] : []))
      const isWhole = (cell: number): boolean =>
        system.layers[0]?.integer === true && system.layers[0].values[cell] === group.records.rows
      const layers = await roundSystem(
        system,
        {
          name,
          base,
          steps,
          unit: (layer) => meanSize(group, layer),
          before: (layer) => before(layer, cells),
          zeros,
          known: new Set(system.cells.flatMap((_, cell) => (isWhole(cell) ? [cell] : []))),
        },
        solver,
        pace,
      )
      for (const layer of layers) {
        figures.add({ ...layer, steps: mostSteps(layer), figures: layer.rounded }, cells)
        audits.push(auditOf(name, layer))
      }
      systems.push({ name, system: roundedSystem(system, layers) })
      return system
    }
  for (const group of byDataset(input, same)) await sealGroup(input, group, sealIn(group), () => new Set())
  const tables = input.tables.map((table) => {
    const spec = tableNamed(input.plan, table.id)
    const layers = figures.layersOf(table)
    return perturbedTable(
      table,
      (cells) => perturbationOf(table, spec, layers, addingDimensions(cells)),
      (cell) => figures.of(cell, spec),
      impossible(input.spec, table),
    )
  })
  const protection = nothingHidden(input, tables, earlier, { method: 'rounding', rounding: audits, cellKeys: [] })
  return {
    protection,
    tables,
    comparisons: [],
    systems,
    changed: input.tables.map((table) => figures.record(table)),
  }
}

/** The mean size of a record in a layer: of its weights, or of its weighted amounts without their signs. */
const meanSize = ({ records, amounts }: Group, layer: string): number => {
  const amount = amounts.find(({ name }) => name === layer)
  const sizes = amount
    ? amount.values.map((value, row) => (Number.isNaN(value) ? 0 : Math.abs(value * (amount.weights[row] as number))))
    : (records.amounts.get(layer) ?? new Float64Array())
  return sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, records.rows)
}

/** What left with another base would narrow down what leaves now. */
const refuseOtherBase = (now: number, same: readonly EarlierTable[]): void => {
  for (const { release, printed } of same) {
    const before = printed.perturbation?.method === 'rounding' ? printed.perturbation.counts : now
    if (before !== now) throw new Failure('disclosure.other-base', { release, table: printed.id, before, now })
  }
}

const perturbationOf = (
  { statistic }: ResultTable,
  spec: TableSpec,
  layers: ReadonlyMap<string, Pick<ChangedLayer, 'base' | 'steps'>>,
  adds: readonly number[],
): Extract<Perturbation, { method: 'rounding' }> => {
  const baseOf = (name: string): number => layers.get(name)?.base ?? 1
  return {
    method: 'rounding',
    counts: baseOf('n'),
    weighted: baseOf(weightLayer(spec)),
    totals: statistic === 'total' ? baseOf(amountLayer(spec.variable ?? '', spec)) : null,
    steps: Math.max(0, ...[...layers.values()].map(({ steps }) => steps)),
    adds: [...adds],
  }
}

const auditOf = (system: string, layer: RoundedLayer): RoundingAudit => {
  const distances = layer.values.map((value, cell) => Math.abs((layer.rounded[cell] as number) - value) / layer.base)
  return {
    system,
    layer: layer.name,
    base: layer.base,
    steps: mostSteps(layer),
    cells: layer.values.length,
    sensitive: layer.required.length,
    meanDistance: distances.reduce((sum, one) => sum + one, 0) / distances.length,
    greatestDistance: Math.max(...distances),
  }
}
