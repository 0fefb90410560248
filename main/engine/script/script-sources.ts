import type { Codelist } from '../../contract/codelist.ts'
import type { ParentSpec } from '../../contract/form.ts'
import type { Plan } from '../../contract/plan.ts'
import type { NotInFiles } from '../../contract/script-commands.ts'
import { linksOf as linksToParent, stableKeyOf } from '../../core/form/parent-link.ts'
import { documentedByPlan } from '../../core/plan/derive-datasets.ts'
import type { ScriptInput, ScriptParent, ScriptSource } from '../../core/script/script-input.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { correctionsBehind } from '../../study/versions/corrections.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { datasets } from '../../study/versions/versions.ts'
import { parentDigest } from '../import/parent-records.ts'
import { linksOf } from '../links/linked-datasets.ts'

/** The files that scripts read as the study read them, parents before their repeats; and the data that are not in them. */
export const scriptSources = (
  study: Study,
  plan: Plan,
  lists: ReadonlyMap<string, Codelist>,
): Pick<ScriptInput, 'sources' | 'outOfReach'> => {
  const versions = new Map(datasets(study).map(({ name, current }) => [name, current]))
  const byDepth = [...versions.values()].sort((a, b) => depthOf(a, versions) - depthOf(b, versions))
  const outOfReach = new Map<string, NotInFiles>()
  const sources: ScriptSource[] = []
  for (const version of byDepth) {
    const { dataset } = version
    const reason = reasonOf(study, plan, version) ?? parentReason(study, version, versions)
    if (reason === null) sources.push(sourceOf(study, plan, lists, version, versions))
    else outOfReach.set(dataset, reason)
  }
  return { sources, outOfReach }
}

type Versions = ReadonlyMap<string, VersionInfo>

/** How a version's file was read: the part of its options that scripts need. */
type Reading = {
  readonly options: Readonly<Record<string, unknown>>
  readonly answers?: ScriptSource['answers']
  readonly form?: { readonly trust: ScriptSource['trust'] | null }
  /** With the hash of the parent's keys at that time. */
  readonly parent?: ParentSpec & { readonly keys: string }
}

const readingOf = ({ source }: VersionInfo): Reading => JSON.parse(source.options)

const depthOf = (version: VersionInfo, versions: Versions): number => {
  const { parent } = readingOf(version)
  const above = parent && versions.get(parent.dataset)
  return above === undefined ? 0 : depthOf(above, versions) + 1
}

const formats: readonly string[] = ['csv', 'sav', 'dta', 'xlsx'] satisfies ScriptSource['format'][]

const reasonOf = (study: Study, plan: Plan, { id, dataset, source }: VersionInfo): NotInFiles | null => {
  if (source.format === 'entry') return 'entered'
  if (!formats.includes(source.format)) return 'format'
  if (correctionsBehind(study, id).length > 0) return 'corrected'
  return joinsByLink(study, plan, dataset) ? 'linked' : null
}

/** A repeat is read with its parent, which must have the keys that it was joined by. */
const parentReason = (study: Study, version: VersionInfo, versions: Versions): 'parent' | null => {
  const { parent } = readingOf(version)
  if (parent === undefined) return null
  const above = versions.get(parent.dataset)
  if (above === undefined || above.isErased) return 'parent'
  return parentDigest(study, parent) === parent.keys ? null : 'parent'
}

const sourceOf = (
  study: Study,
  plan: Plan,
  lists: ReadonlyMap<string, Codelist>,
  version: VersionInfo,
  versions: Versions,
): ScriptSource => {
  const { dataset, source } = version
  const { options, answers = [], form, parent } = readingOf(version)
  const planned = plan.sources.find((one) => one.dataset === dataset && one.file?.endsWith(source.file))
  return {
    dataset,
    file: planned?.file ?? source.file,
    bytes: source.bytes,
    format: source.format,
    options,
    variables: documentedByPlan(variables(study, dataset), plan.codebook[dataset] ?? {}, lists),
    answers,
    trust: form?.trust ?? undefined,
    parent: parent && scriptParent(study, version, parent, versions),
  } as ScriptSource
}

const scriptParent = (study: Study, { dataset }: VersionInfo, parent: ParentSpec, versions: Versions): ScriptParent => {
  const hidden = versions.get(parent.dataset)?.identifiers ?? []
  const namesIn = (one: string): string[] => variables(study, one).map(({ name }) => name)
  const parentColumns = namesIn(parent.dataset).filter((name) => !hidden.includes(name))
  const links = linksToParent(parent, { dataset, columns: namesIn(dataset), parentColumns })
  return { dataset: parent.dataset, links, stable: stableKeyOf(parentColumns, {}) }
}

/** Whether the plan joins a dataset by a link, which no file holds. */
const joinsByLink = (study: Study, plan: Plan, dataset: string): boolean => {
  const links = linksOf(study, dataset).map(({ link }) => link.dataset)
  return plan.derivations.some((step) => {
    if (step.step !== 'join' && step.step !== 'aggregate') return false
    const names = typeof step.key === 'string' ? [step.key] : Object.entries(step.key).flat()
    return (step.dataset === dataset || step.from === dataset) && names.some((name) => links.includes(name))
  })
}
