import type { ComparisonSpec } from '../../../contract/comparison.ts'
import type { DesignSpec } from '../../../contract/design.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { changeBetween } from '../../comparison/change.ts'
import { type Comparison, compareTable } from '../../comparison/compare-table.ts'
import { type Round, roundCovariance } from '../../comparison/round-covariance.ts'
import type { TableInput } from '../../estimation/estimate-table.ts'
import { isSummed } from '../../estimation/measure.ts'
import { standardisedCells } from '../../inference/standardised-table.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { designOf, tableNamed } from '../table-inputs.ts'
import { estimationInput } from './estimation-input.ts'
import { standardPopulation } from './standard-population.ts'

/** What a comparison is computed from: the plan, its tables as they came out, and their designs. */
export type ComparisonSources = {
  readonly plan: Plan
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly design: (spec: DesignSpec) => PreparedDesign
}

/** A comparison of the plan on the tables that it names. */
export const computeComparison = (spec: ComparisonSpec, sources: ComparisonSources): Comparison => {
  const { plan, tables } = sources
  const table = tables.get(spec.table) as ResultTable
  const request = tableNamed(plan, spec.table)
  if (spec.compare !== 'change') return compareTable(spec, table, roundOf(request, sources).input)
  return changeBetween(spec, table, tables.get(spec.since) as ResultTable, (pairs) =>
    roundCovariance(spec.id, roundOf(request, sources), roundOf(tableNamed(plan, spec.since), sources), pairs),
  )
}

const roundOf = (table: TableSpec, { plan, design }: ComparisonSources): Round => {
  const prepared = design(designOf(plan, table))
  const input = { ...estimationInput(plan, table, prepared).input, statistic: summed(table) }
  const standard = table.standardise && standardPopulation(table.standardise, prepared)
  return {
    spec: prepared.spec,
    frame: prepared.frame,
    input: standard === undefined ? input : standardisedCells(input, standard),
  }
}

/** Comparisons that need the records were checked to have no quantiles. */
const summed = ({ id, statistic }: TableSpec): TableInput['statistic'] => {
  if (!isSummed(statistic)) throw new Error(`table ${id} holds no sums`)
  return statistic
}
