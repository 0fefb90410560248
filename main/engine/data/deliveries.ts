import type { VersionSummary } from '../../contract/check-commands.ts'
import { Failure } from '../../contract/failure.ts'
import { compareDeliveries, type Delivery } from '../../core/delivery/compare-deliveries.ts'
import { variables } from '../../study/codebook.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import { correctionsBehind } from '../../study/versions/corrections.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { currentVersion, makeCurrent, versions } from '../../study/versions/versions.ts'
import type { Handlers } from '../context.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'
import { loadColumn } from './version-frame.ts'

type Feature = Pick<Handlers, 'data.versions' | 'data.makeCurrent' | 'data.compare'>

/** The versions of a dataset: which there are, which is used, and what one has other than another. */
export const deliveryHandlers: Feature = {
  'data.versions': ({ dataset }, { session }) => {
    const study = studyOf(session)
    currentVersion(study, dataset)
    return versions(study, dataset).map((one) => summaryOf(study, one))
  },
  'data.makeCurrent': ({ dataset, version, reason }, { session, changed }) => {
    const study = studyOf(session)
    const made = makeCurrent(study, numberedVersion(study, dataset, version).id, reason)
    changed('datasets', 'codebook', 'audit')
    return summaryOf(study, made)
  },
  'data.compare': ({ dataset, from, to, key, page }, { session }) => {
    const study = studyOf(session)
    const later = to === undefined ? currentVersion(study, dataset) : numberedVersion(study, dataset, to)
    const earlier = numberedVersion(study, dataset, from ?? Math.max(later.number - 1, 1))
    const comparison = compareDeliveries(
      deliveryOf(study, earlier),
      deliveryOf(study, later),
      key ?? declaredKey(study, dataset),
      page,
    )
    return { dataset, from: earlier.number, to: later.number, ...comparison }
  },
}

/** A version of a dataset by its number; refuses one that is not there. */
export const numberedVersion = (study: Study, dataset: string, number: number): VersionInfo => {
  currentVersion(study, dataset)
  const found = versions(study, dataset).find((one) => one.number === number)
  if (!found) throw new Failure('study.unknown-version', { version: number })
  return found
}

const deliveryOf = (study: Study, version: VersionInfo): Delivery => ({
  rows: version.rows,
  variables: variables(study, version.dataset, version.codebookRevision),
  load: (name) => loadColumn(study, version, name),
})

/** The variable that the plan says names the records; none: by row. */
const declaredKey = (study: Study, dataset: string): string[] => {
  const record = planIfAny(study)?.checks.find((checks) => checks.dataset === dataset)?.record
  return record === undefined ? [] : [record]
}

const summaryOf = (study: Study, version: VersionInfo): VersionSummary => ({
  version: version.number,
  isCurrent: version.isCurrent,
  rows: version.rows,
  file: version.source.file,
  reason: version.reason,
  person: people(study).get(version.person) ?? version.person,
  writtenAt: version.writtenAt,
  corrections: correctionsBehind(study, version.id).length,
})
