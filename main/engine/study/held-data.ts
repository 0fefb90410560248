import type { SourceSpec } from '../../contract/source.ts'
import { enteredDatasets } from '../../study/entries.ts'
import type { Study } from '../../study/study.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { datasetNames, versions } from '../../study/versions/versions.ts'
import { planIfAny } from '../plan/plan-if-any.ts'

/** What the study holds, or held, of a dataset. */
export type HeldData = {
  readonly dataset: string
  readonly source: SourceSpec | undefined
  readonly versions: readonly VersionInfo[]
  /** Records that were typed in, whether they are part of a version yet or not. */
  readonly entries: number
  /** Direct identifiers in its versions and of what was typed in. */
  readonly identifiers: readonly string[]
}

/** By name every dataset with versions or with records that were typed in. */
export const heldData = (study: Study): readonly HeldData[] => {
  const sources = planIfAny(study)?.sources ?? []
  const entered = new Map(enteredDatasets(study).map((one) => [one.dataset, one]))
  return [...new Set([...datasetNames(study), ...entered.keys()])].sort().map((dataset) => {
    const source = sources.find((one) => one.dataset === dataset)
    const own = versions(study, dataset)
    const { records = 0, identified = 0 } = entered.get(dataset) ?? {}
    const typedIn = identified > 0 && source !== undefined ? source.identifiers : []
    return {
      dataset,
      source,
      versions: own,
      entries: records,
      identifiers: [...new Set([...own.flatMap(({ identifiers }) => identifiers), ...typedIn])],
    }
  })
}
