import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { EntryField } from '../../contract/entry.ts'
import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import type { EntrySource } from '../../contract/source.ts'
import { documentedByPlan } from '../plan/derive-datasets.ts'

const numberKinds: readonly Variable['kind'][] = ['count', 'continuous', 'weight']

/** The source of the plan whose records are typed in; fails for a dataset that has none. */
export const entrySource = (plan: Plan, dataset: string): EntrySource => {
  const source = plan.sources.find((one) => one.dataset === dataset)
  if (source?.format !== 'entry') throw new Failure('entry.not-entered', { dataset })
  return source
}

/**
 * The variables that a record of the dataset has, in the order of the plan's codebook. Counts, amounts and weights are
 * kept as numbers, everything else as text: codes with their leading zeros, dates as `2026-03-01`.
 */
export const entryFields = (
  plan: Plan,
  { dataset, identifiers }: EntrySource,
  lists: ReadonlyMap<string, Codelist>,
): readonly EntryField[] => {
  const codebook = plan.codebook[dataset] ?? {}
  const bare = Object.entries(codebook).map(([name, { kind = 'text' }]): Variable => {
    const storage = numberKinds.includes(kind) ? 'number' : 'code'
    return { name, kind, storage, categories: [], missing: [] }
  })
  return documentedByPlan(bare, codebook, lists).map((variable) => ({
    variable,
    isRequired: codebook[variable.name]?.required ?? false,
    isIdentifier: identifiers.includes(variable.name),
  }))
}

/** Checks of the plan's typed-in datasets what the schema cannot: that the codebook says what there is to answer. */
export const checkEntrySources = (plan: Plan): void => {
  for (const source of plan.sources) {
    const codebook = Object.entries(plan.codebook[source.dataset] ?? {})
    if (source.format === 'entry') checkEntrySource(source, codebook)
    else refuseRequired(source.dataset, codebook)
  }
}

type Codebook = readonly (readonly [string, Plan['codebook'][string][string]])[]

const checkEntrySource = ({ dataset, identifiers }: EntrySource, codebook: Codebook): void => {
  if (codebook.length === 0) throw new Failure('entry.no-codebook', { dataset })
  const kindless = codebook.find(([, { kind }]) => kind === undefined)
  if (kindless) throw new Failure('entry.no-kind', { dataset, variable: kindless[0] })
  const several = codebook.find(([, { kind }]) => kind === 'multiple')
  if (several) throw new Failure('entry.several-answers', { dataset, variable: several[0] })
  const unknown = identifiers.find((name) => !codebook.some(([known]) => known === name))
  if (unknown !== undefined) throw new Failure('entry.unknown-identifier', { dataset, variable: unknown })
}

/** Nobody asks for an answer in a file that is there already. */
const refuseRequired = (dataset: string, codebook: Codebook): void => {
  const required = codebook.find(([, one]) => one.required !== undefined)
  if (required) throw new Failure('entry.not-required', { dataset, variable: required[0] })
}
