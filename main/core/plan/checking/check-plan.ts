import { Failure } from '../../../contract/failure.ts'
import type { TestSpec } from '../../../contract/hypothesis.ts'
import type { MicrodataSpec } from '../../../contract/microdata.ts'
import { isGenerated } from '../../../contract/narrative.ts'
import type { Plan } from '../../../contract/plan.ts'
import { tablesOfChart } from '../../../contract/report-section.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { checkAnalysis } from '../../analysis/check-analysis.ts'
import { checkEntrySources } from '../../entry/entry-fields.ts'
import { isWald } from '../../inference/interval.ts'
import { analysisOfColumn } from '../../report/analysis/column-tables.ts'
import { classificationsOf } from '../estimates/table-independence.ts'
import { checkPublic } from '../protection/public-records.ts'
import { designOf, tableNamed } from '../table-inputs.ts'
import { checkComparison } from './check-comparison.ts'
import { checkEditRules } from './check-edit-rules.ts'
import { checkPopulation } from './check-population.ts'

/**
 * Checks what the schema cannot: that names are unique and that every reference inside the plan leads somewhere.
 * Variables are checked when the plan runs, because only the data know them.
 */
export const checkPlan = (plan: Plan): void => {
  unique(
    'sources',
    plan.sources.map(({ dataset }) => dataset),
  )
  unique(
    'parameters',
    plan.parameters.map(({ name }) => name),
  )
  checkEntrySources(plan)
  unique(
    'sets',
    plan.sets.map(({ name }) => name),
  )
  unique(
    'boundaries',
    plan.boundaries.map(({ id }) => id),
  )
  unique(
    'report.logos',
    (plan.report?.logos ?? []).map(({ id }) => id),
  )
  unique(
    'checks',
    plan.checks.map(({ dataset }) => dataset),
  )
  unique(
    'checks.rules',
    plan.checks.flatMap(({ rules }) => rules.map(({ id }) => id)),
  )
  checkEditRules(plan)
  unique(
    'designs',
    plan.designs.map(({ id }) => id),
  )
  unique(
    'tables',
    [...plan.tables, ...plan.comparisons].map(({ id }) => id),
  )
  unique(
    'tests',
    [...plan.tables, ...plan.comparisons, ...plan.tests].map(({ id }) => id),
  )
  unique(
    'analyses',
    [...plan.tables, ...plan.comparisons, ...plan.tests, ...plan.analyses].map(({ id }) => id),
  )
  unique(
    'microdata',
    [...plan.tables, ...plan.comparisons, ...plan.tests, ...plan.analyses, ...plan.microdata].map(({ id }) => id),
  )
  for (const file of plan.microdata) checkMicrodata(plan, file)
  const sections = plan.report?.sections ?? []
  unique(
    'report.charts',
    sections.flatMap(({ charts }) => charts.map(({ id }) => id)),
  )
  for (const table of plan.tables) checkTable(plan, table)
  for (const comparison of plan.comparisons) checkComparison(plan, comparison)
  for (const test of plan.tests) checkTest(plan, test)
  for (const [place, analysis] of plan.analyses.entries()) checkAnalysis(plan, analysis, place)
  checkPopulation(plan)
  checkPublic(plan)
  const comparisons = new Set(plan.comparisons.map(({ id }) => id))
  for (const name of sections.flatMap((section) => section.tables)) if (!comparisons.has(name)) tableNamed(plan, name)
  for (const { of } of sections.flatMap(({ text }) => text.filter(isGenerated)))
    if (!comparisons.has(of)) tableNamed(plan, of)
  const tests = new Set(plan.tests.map(({ id }) => id))
  for (const test of sections.flatMap((section) => section.tests))
    if (!tests.has(test)) throw new Failure('plan.unknown-test', { test })
  const analyses = new Set(plan.analyses.map(({ id }) => id))
  for (const analysis of sections.flatMap((section) => section.analyses))
    if (!analyses.has(analysis)) throw new Failure('plan.unknown-analysis', { analysis })
  for (const chart of sections.flatMap((section) => section.charts)) {
    const { id, boundaries } = chart
    for (const table of tablesOfChart(chart)) if (!analysisOfColumn(plan, table)) tableNamed(plan, table)
    if (boundaries !== undefined && !plan.boundaries.some((one) => one.id === boundaries))
      throw new Failure('boundaries.unknown', { boundaries, chart: id })
  }
}

/** A recipe changes only what goes out, and blanks only keys. */
const checkMicrodata = (plan: Plan, { id, design, keys, sensitive, variables, steps }: MicrodataSpec): void => {
  designOf(plan, { id, design })
  const outgoing = new Set([...keys, ...sensitive, ...variables])
  for (const step of steps) {
    const foreign =
      step.step === 'suppress'
        ? Object.keys(step.importance).find((name) => !keys.includes(name))
        : [step.variable].find((name) => !outgoing.has(name))
    if (foreign !== undefined) throw new Failure('microdata.step-outside', { id, variable: foreign })
  }
}

/** Checks one test or model against the plan: its design is declared. */
export const checkTest = (plan: Plan, test: TestSpec): void => {
  designOf(plan, test)
}

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

const unique = (path: string, names: readonly string[]): void => {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw new Failure('plan.duplicate-name', { path, name })
    seen.add(name)
  }
}
