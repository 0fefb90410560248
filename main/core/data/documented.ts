import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'

/**
 * The variables with what a codebook says of them. Name, place, storage and source stay what the data say; variables
 * that the codebook does not name stay as they are. A codebook that names a variable the data lack is refused: most
 * likely it belongs to another file.
 */
export const documented = (variables: readonly Variable[], codebook: readonly Variable[]): Variable[] => {
  const entries = new Map(codebook.map((variable) => [variable.name, variable]))
  const names = new Set(variables.map(({ name }) => name))
  const unknown = codebook.find(({ name }) => !names.has(name))
  if (unknown) throw new Failure('codebook.unknown-variable', { variable: unknown.name })
  return variables.map((variable) => ({
    ...variable,
    ...entries.get(variable.name),
    storage: variable.storage,
    ...(variable.source === undefined ? {} : { source: variable.source }),
  }))
}
