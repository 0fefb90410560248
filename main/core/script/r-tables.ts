import type { Variable } from '../../contract/codebook.ts'
import type { Plan } from '../../contract/plan.ts'
import type { QuantileSpec } from '../../contract/quantile.ts'
import type { TableSpec } from '../../contract/table.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { missingRuleOf } from '../data/missing.ts'
import { tableConventions } from '../plan/estimates/conventions.ts'
import { rCondition } from './r-derivations.ts'
import { designNotInR } from './r-designs.ts'
import { rCall, rComment, rFlag, rName, rNumber, rString, rTexts } from './r-text.ts'
import type { ScriptInput } from './script-input.ts'
import type { VariableTypes } from './variable-types.ts'

/** Why R cannot compute a table, as a code with a text under `script.left.<code>`. */
export const tableNotInR = (table: TableSpec, plan: Plan): 'score' | 'unequal' | null => {
  const design = plan.designs.find(({ id }) => id === table.design)
  // survey turns no test of a share into an interval where variances come from replicates.
  const isScored = table.statistic === 'quantile' && tableConventions(plan, table).quantile.interval === 'score'
  if (isScored && design?.replicates !== undefined) return 'score'
  return design ? designNotInR(design) : null
}

/** Code that computes a table of the plan and holds it against the study's, under its title. */
export const rTable = (table: TableSpec, input: ScriptInput, types: VariableTypes, language: Language): string => {
  const { plan, derived, tables } = input
  const dataset = plan.designs.find(({ id }) => id === table.design)?.dataset ?? ''
  const variables = derived.get(dataset) ?? new Map()
  const { deff, dfRule } = tableConventions(plan, table)
  const method = tables.find(({ id }) => id === table.id)?.ciMethod ?? table.ciMethod ?? 'wald'
  const parts = [
    `id = ${rString(table.id)}`,
    `design = ${rString(table.design)}`,
    `statistic = ${rString(statisticOf(table))}`,
    ...measureParts(table, plan, variables),
    `by = ${rCall(
      'list',
      table.by.map((name) => `${rName(name)} = ${rTexts(declaredCodes(variables.get(name)))}`),
    )}`,
    ...mergeParts(table),
    ...standardParts(table),
    `margins = ${rFlag(table.margins)}`,
    ...(table.where === undefined ? [] : [whereCode(table.where, dataset, types)]),
    `ci = ${rString(method)}`,
    `level = ${rNumber(table.ciLevel)}`,
    `deff = ${rString(deff)}`,
    `df = ${rString(dfRule)}`,
    `log_cv = ${rString(plan.quality.logCv)}`,
  ]
  return `${rComment(inLanguage(table.title, language))}\ncompare(${rCall('list', parts)})`
}

/** A measure of poverty is the share or the mean of what each record adds to it. */
const statisticOf = ({ statistic, poverty }: TableSpec): TableSpec['statistic'] => {
  if (poverty === undefined) return statistic
  return poverty.alpha === 0 ? 'proportion' : 'mean'
}

const mergeParts = ({ merge }: TableSpec): readonly string[] => {
  if (merge === undefined) return []
  const merges = Object.entries(merge).map(
    ([name, some]) =>
      `${rName(name)} = ${rCall(
        'list',
        some.map(({ codes }) => rTexts(codes)),
      )}`,
  )
  return [`merge = ${rCall('list', merges)}`]
}

const standardParts = ({ standardise }: TableSpec): readonly string[] => {
  if (standardise === undefined) return []
  const { by, population } = standardise
  const totals = rCall('totals_of', [`study$${rName(population.dataset)}`, rTexts(by), rString(population.total)])
  return [`standard = ${rCall('list', [`by = ${rTexts(by)}`, `totals = ${totals}`])}`]
}

const measureParts = (table: TableSpec, plan: Plan, variables: ReadonlyMap<string, Variable>): readonly string[] => {
  const { variable, over } = table
  if (variable === undefined) return []
  const set = plan.sets.find(({ name }) => name === variable)
  if (table.statistic === 'shareOfCases' || table.statistic === 'shareOfResponses') {
    return [
      `variable = ${rString(variable)}`,
      `items = ${rTexts(set?.variables ?? [])}`,
      `counted = ${rString(set?.counted ?? '1')}`,
    ]
  }
  if (table.poverty !== undefined) {
    const { line, alpha } = table.poverty
    const shown = typeof line === 'number' ? rNumber(line) : rString(line)
    return [`variable = ${rString(variable)}`, `poverty = ${rCall('list', [`line = ${shown}`, `alpha = ${alpha}`])}`]
  }
  const known = variables.get(variable)
  return [
    `variable = ${rString(variable)}`,
    ...(over === undefined ? [] : [`over = ${rString(over)}`]),
    ...(table.statistic === 'quantile' ? [quantileCode(tableConventions(plan, table).quantile)] : []),
    ...(known === undefined || known.categories.length === 0 ? [] : [`declared = ${rTexts(declaredCodes(known))}`]),
  ]
}

const quantileCode = ({ order, rule, interval }: QuantileSpec): string =>
  `quantile = ${rCall('list', [`order = ${rNumber(order)}`, `rule = ${rString(rule)}`, `interval = ${rString(interval)}`])}`

/** The codes of the codebook that are answers. */
const declaredCodes = (variable: Variable | undefined): readonly string[] =>
  (variable?.categories ?? [])
    .filter(({ code }) => !missingRuleOf(code, variable?.missing ?? []))
    .map(({ code }) => code)

const whereCode = (formula: string, dataset: string, types: VariableTypes): string =>
  `where = function(data) ${rCall('chosen', ['data', ...rCondition(formula, dataset, types)])}`
