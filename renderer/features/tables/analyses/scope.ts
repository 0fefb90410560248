import type { AnalysisField } from '../../../../main/contract/analysis-form.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { asGroup, asList, asText, type Written } from './written.ts'

/** A group of fields with what is written in it, inside of another group or not. */
export type Scope = {
  readonly fields: readonly AnalysisField[]
  readonly value: Written
  readonly outer: Scope | null
}

type Found = { readonly field: AnalysisField; readonly scope: Scope; readonly value: unknown }

/**
 * The field that `of` names for the field `own` of the scope: sought in the scope first and then further out, the field
 * itself left out. Of several it is the first that is filled in.
 */
const sought = (scope: Scope, of: string, own: string): Found | null => {
  const found = of.split(' ').flatMap((way) => walked(scope, way.split('.'), own) ?? [])
  return found.find(({ value }) => value !== undefined && value !== '') ?? found.at(-1) ?? null
}

const walked = (scope: Scope, [first = '', ...rest]: readonly string[], own: string): Found | null => {
  const field = scope.fields.find(({ name }) => name === first && name !== own)
  if (!field) return scope.outer && walked(scope.outer, [first, ...rest], '')
  const value = scope.value[first]
  if (rest.length === 0) return { field, scope, value }
  if (field.held.holds !== 'group') return null
  return walked({ fields: field.held.fields, value: asGroup(value), outer: scope }, rest, '')
}

/** A variable with its dataset; empty texts while they are not picked. */
export type Named = { readonly dataset: string; readonly variable: string }

/** The dataset that a field takes its variables from: named itself, or by a design or a table. */
export const datasetFor = (plan: Plan, scope: Scope, of: string, own: string): string => {
  const found = sought(scope, of, own)
  const name = asText(found?.value)
  switch (found?.field.held.holds) {
    case 'design':
      return datasetOfDesign(plan, name)
    case 'table':
      return datasetOfDesign(plan, tableOf(plan, name)?.design)
    default:
      return name
  }
}

const datasetOfDesign = ({ designs }: Plan, id: string | undefined): string =>
  designs.find((design) => design.id === id)?.dataset ?? ''

const tableOf = ({ tables }: Plan, id: string): TableSpec | undefined => tables.find((table) => table.id === id)

/** The table that a field is about. */
export const tableFor = (plan: Plan, scope: Scope, of: string, own: string): TableSpec | undefined =>
  tableOf(plan, asText(sought(scope, of, own)?.value))

/** The variable whose categories a field picks from. */
export const variableFor = (plan: Plan, scope: Scope, of: string, own: string): Named => {
  const found = sought(scope, of, own)
  if (found?.field.held.holds !== 'variable') return { dataset: '', variable: '' }
  const { held, name } = found.field
  return { dataset: datasetFor(plan, found.scope, held.of, name), variable: asText(found.value) }
}

/** The variable of a table of which one category may be taken. */
export const levelsFor = (plan: Plan, scope: Scope, of: string, own: string): Named => {
  const table = tableFor(plan, scope, of, own)
  return { dataset: datasetOfDesign(plan, table?.design), variable: table?.variable ?? '' }
}

/** A dimension of a table as a variable. */
export const dimensionOf = (plan: Plan, table: TableSpec | undefined, variable: string): Named => ({
  dataset: datasetOfDesign(plan, table?.design),
  variable,
})

/** The items of a list of the analysis by their names, for a field that picks among them. */
export const namesFor = (scope: Scope, of: string, own: string): readonly Written[] =>
  asList(sought(scope, of, own)?.value).filter(({ name }) => asText(name) !== '')
