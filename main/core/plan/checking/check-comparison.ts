import type { ComparisonSpec } from '../../../contract/comparison.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { isSummed } from '../../estimation/measure.ts'
import { designOf, tableNamed } from '../table-inputs.ts'

/**
 * Checks one comparison against the plan: its tables are declared, what it compares are dimensions of them, and the
 * rounds of a change ask the same. Categories are checked when the plan runs, because only the data know them.
 */
export const checkComparison = (plan: Plan, comparison: ComparisonSpec): void => {
  const table = tableNamed(plan, comparison.table)
  if (comparison.compare === 'change') {
    checkRounds(plan, comparison, table)
    return
  }
  refuseWithoutSums(comparison.id, table)
  for (const variable of comparedBy(comparison)) {
    if (!table.by.includes(variable)) {
      throw new Failure('comparison.unknown-dimension', { comparison: comparison.id, variable, table: table.id })
    }
  }
}

/** The dimensions that a comparison uses up; every term of a contrast names the same ones, and another cell. */
const comparedBy = (comparison: Exclude<ComparisonSpec, { compare: 'change' }>): readonly string[] => {
  if (comparison.compare === 'differences') return [comparison.between]
  if (comparison.compare === 'trend') return [comparison.along]
  const cells = comparison.terms.map(({ at }) => Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
  const names = cells.map((cell) => cell.map(([name]) => name))
  const isUneven = names.some((own) => own.join('\n') !== names[0]?.join('\n'))
  if (isUneven || new Set(cells.map((cell) => JSON.stringify(cell))).size < cells.length) {
    throw new Failure('comparison.uneven-terms', { comparison: comparison.id })
  }
  return names[0] ?? []
}

const checkRounds = (
  plan: Plan,
  { id, since, samples }: Extract<ComparisonSpec, { compare: 'change' }>,
  table: TableSpec,
): void => {
  const earlier = tableNamed(plan, since)
  const differs = (field: 'statistic' | 'by' | 'merge' | 'standardise'): void => {
    if (JSON.stringify(table[field]) === JSON.stringify(earlier[field])) return
    throw new Failure('comparison.rounds-differ', { comparison: id, table: table.id, since, field })
  }
  differs('statistic')
  differs('by')
  differs('merge')
  differs('standardise')
  const [design, earlierDesign] = [designOf(plan, table), designOf(plan, earlier)]
  if (samples === 'independent' && design.dataset === earlierDesign.dataset) {
    throw new Failure('comparison.same-data', { comparison: id, dataset: design.dataset })
  }
  if (samples === 'overlapping') {
    for (const round of [table, earlier]) refuseWithoutSums(id, round)
    const unnamed = [design, earlierDesign].find(({ psu }) => psu.length === 0)
    if (unnamed) throw new Failure('comparison.no-units', { comparison: id, design: unnamed.id })
  }
}

/** What needs the covariance of cells has it of sums, with one set of weights: standardised margins have their own. */
const refuseWithoutSums = (comparison: string, { id, statistic, standardise, margins }: TableSpec): void => {
  if (!isSummed(statistic)) throw new Failure('comparison.statistic', { comparison, table: id })
  if (standardise !== undefined && margins) throw new Failure('comparison.standardised', { comparison, table: id })
}
