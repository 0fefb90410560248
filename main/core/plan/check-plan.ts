import { Failure } from '../../contract/failure.ts'
import type { Plan, TableSpec } from '../../contract/plan.ts'

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
    'sets',
    plan.sets.map(({ name }) => name),
  )
  unique(
    'designs',
    plan.designs.map(({ id }) => id),
  )
  unique(
    'tables',
    plan.tables.map(({ id }) => id),
  )
  const sections = plan.report?.sections ?? []
  unique(
    'report.charts',
    sections.flatMap(({ charts }) => charts.map(({ id }) => id)),
  )
  for (const table of plan.tables) checkTable(plan, table)
  const tables = new Set(plan.tables.map(({ id }) => id))
  for (const name of sections.flatMap((section) => [...section.tables, ...section.charts.map(({ table }) => table)])) {
    if (!tables.has(name)) throw new Failure('plan.unknown-table', { table: name })
  }
}

/** Checks one table against the plan: its design is declared and it has what its statistic needs. */
export const checkTable = (plan: Plan, table: TableSpec): void => {
  if (!plan.designs.some(({ id }) => id === table.design)) {
    throw new Failure('plan.unknown-design', { design: table.design, table: table.id })
  }
  const needs = (field: 'variable' | 'over'): void => {
    if (table[field] === undefined) throw new Failure('plan.missing-field', { path: `tables.${table.id}`, field })
  }
  if (table.statistic !== 'count') needs('variable')
  if (table.statistic === 'ratio') needs('over')
  if (table.quantile !== undefined && table.statistic !== 'quantile') {
    throw new Failure('plan.unneeded-field', { path: `tables.${table.id}`, field: 'quantile' })
  }
  const multiple = table.statistic === 'shareOfCases' || table.statistic === 'shareOfResponses'
  if (multiple && !plan.sets.some(({ name }) => name === table.variable)) {
    throw new Failure('plan.unknown-set', { set: table.variable ?? '', table: table.id })
  }
}

const unique = (path: string, names: readonly string[]): void => {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw new Failure('plan.duplicate-name', { path, name })
    seen.add(name)
  }
}
