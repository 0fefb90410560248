import type { Variable } from '../../contract/codebook.ts'
import type { CodebookDifference } from '../../contract/codebook-commands.ts'
import type { Localized } from '../../contract/text.ts'
import { changedFields } from './changed-fields.ts'

/** The variables of the same name that two codebooks document otherwise, with the categories whose labels differ. */
export const codebookDifferences = (
  variables: readonly Variable[],
  others: readonly Variable[],
): { readonly shared: number; readonly differences: CodebookDifference[] } => {
  const byName = new Map(others.map((variable) => [variable.name, variable]))
  const pairs = variables.flatMap((variable) => {
    const other = byName.get(variable.name)
    return other ? [{ variable, other }] : []
  })
  const differences = pairs.map(({ variable, other }) => ({
    variable: variable.name,
    parts: changedFields(variable, other),
    categories: categoryDifferences(variable, other),
  }))
  return { shared: pairs.length, differences: differences.filter(({ parts }) => parts.length > 0) }
}

const categoryDifferences = (variable: Variable, other: Variable): CodebookDifference['categories'] => {
  const [here, there] = [variable, other].map(labelsOf) as [Labels, Labels]
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((code) => {
    const [label, otherLabel] = [here.get(code) ?? null, there.get(code) ?? null]
    return JSON.stringify(texts(label)) === JSON.stringify(texts(otherLabel)) ? [] : [{ code, label, otherLabel }]
  })
}

type Labels = ReadonlyMap<string, Localized>

/** A category without label is there all the same: its label is empty. */
const labelsOf = ({ categories }: Variable): Labels =>
  new Map(categories.map(({ code, label }): [string, Localized] => [code, label ?? '']))

const texts = (label: Localized | null): unknown =>
  label === null || typeof label === 'string' ? label : [label.es ?? null, label.en ?? null]
