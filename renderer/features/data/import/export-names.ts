import type { FileSource, SourceSpec } from '../../../../main/contract/source.ts'
import type { ProposedSource } from '../../../../main/contract/source-commands.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'

/**
 * The names under which the tables of an export come in, by the proposed ones. A dataset of the study that the plan
 * reads from another kind of file is another thing: its name gets a number.
 */
export const namesForExport = (
  proposed: readonly ProposedSource[],
  datasets: readonly DatasetInfo[],
  planned: readonly SourceSpec[],
  typed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const taken = new Set(datasets.map(({ dataset }) => dataset))
  return new Map(
    proposed.map(({ source }) => {
      const { dataset, format } = source
      const before = planned.find((one) => one.dataset === dataset)
      const isSame =
        before !== undefined &&
        before.format !== 'entry' &&
        before.format === format &&
        Boolean(before.parent) === Boolean(source.parent)
      return [dataset, typed.get(dataset) ?? (isSame ? dataset : free(dataset, taken))]
    }),
  )
}

/** A source under its new name, belonging to its parent's new name. */
export const renamed = (source: FileSource, names: ReadonlyMap<string, string>): FileSource => {
  const nameOf = (dataset: string): string => names.get(dataset) ?? dataset
  const parent = source.parent && { ...source.parent, dataset: nameOf(source.parent.dataset) }
  return { ...source, dataset: nameOf(source.dataset), ...(parent ? { parent } : {}) }
}

const free = (name: string, taken: ReadonlySet<string>): string => {
  let [candidate, number] = [name, 2]
  while (taken.has(candidate)) {
    candidate = `${name}_${number}`
    number += 1
  }
  return candidate
}
