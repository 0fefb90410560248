import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { isWald } from '../../inference/interval.ts'
import { classificationsOf } from '../estimates/table-independence.ts'
import { designOf } from '../table-inputs.ts'

/** Checks one table against the plan: its design is declared and it has what its statistic needs. */
export const checkTable = (plan: Plan, table: TableSpec): void => {
  designOf(plan, table)
  const needs = (field: 'variable' | 'over' | 'poverty'): void => {
    if (table[field] === undefined) throw new Failure('plan.missing-field', { path: `tables.${table.id}`, field })
  }
  if (table.statistic !== 'count') needs('variable')
  if (table.statistic === 'ratio') needs('over')
  if (table.statistic === 'poverty') needs('poverty')
  for (const field of ['quantile', 'poverty'] as const) {
    if (table[field] !== undefined && table.statistic !== field) {
      throw new Failure('plan.unneeded-field', { path: `tables.${table.id}`, field })
    }
  }
  checkInterval(table)
  if (table.independence !== undefined) classificationsOf(table)
  checkStandard(table)
  checkMerges(table)
  const multiple = table.statistic === 'shareOfCases' || table.statistic === 'shareOfResponses'
  if (multiple && !plan.sets.some(({ name }) => name === table.variable)) {
    throw new Failure('plan.unknown-set', { set: table.variable ?? '', table: table.id })
  }
}

/** Intervals of proportions are for what can be one, and a quantile has its own. */
const checkInterval = ({ id, statistic, ciMethod }: TableSpec): void => {
  if (ciMethod === undefined || (isWald(ciMethod) && statistic !== 'quantile')) return
  if (['count', 'total', 'quantile', 'variance', 'gini'].includes(statistic)) {
    throw new Failure('plan.unneeded-field', { path: `tables.${id}`, field: `ciMethod: ${ciMethod}` })
  }
}

/** Only means and proportions are standardised, by variables that do not make the cells. */
const checkStandard = ({ id, statistic, standardise, by, independence }: TableSpec): void => {
  if (!standardise) return
  if (statistic !== 'mean' && statistic !== 'proportion') {
    throw new Failure('plan.unneeded-field', { path: `tables.${id}`, field: 'standardise' })
  }
  if (independence !== undefined) throw new Failure('table.standardised-independence', { table: id })
  const variable = standardise.by.find((name) => by.includes(name))
  if (variable !== undefined) throw new Failure('table.standardised-dimension', { table: id, variable })
}

/** Only what spreads the table is merged, and every category goes into one merged category at most. */
const checkMerges = ({ id, by, statistic, variable, merge = {} }: TableSpec): void => {
  const levels = statistic === 'count' || statistic === 'proportion' ? variable : undefined
  for (const [name, merges] of Object.entries(merge)) {
    if (!by.includes(name) && name !== levels)
      throw new Failure('table.merge-unknown-dimension', { table: id, variable: name })
    const codes = merges.flatMap((merged) => merged.codes)
    if (new Set(codes).size < codes.length) throw new Failure('table.merge-twice', { table: id, variable: name })
  }
}
