import type { DatasetCare, remainKinds } from '../../contract/care-commands.ts'
import type { SourceSpec } from '../../contract/source.ts'
import { listAudit } from '../../study/audit.ts'
import { eraseDataset, erasures } from '../../study/care.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { heldData } from './held-data.ts'
import { exportActions } from './incident.ts'

/** What data are held for and until when, and their end. */
export const careHandlers: Pick<Handlers, 'care.list' | 'care.erase'> = {
  'care.list': (_args, { session }) => careOf(studyOf(session)),
  'care.erase': ({ dataset, what, reason }, { session, changed }) => {
    const before = studyOf(session)
    const remains = remainsOf(before)
    const { study, ...erased } = eraseDataset(before, { dataset, what, reason })
    session.study = study
    changed('study', 'datasets', 'entries', 'results', 'audit')
    return { ...erased, remains }
  },
}

const careOf = (study: Study): DatasetCare[] => {
  const names = people(study)
  const erased = erasures(study)
  const today = study.now().toISOString().slice(0, 10)
  return heldData(study).map(({ dataset, source, versions, entries, identifiers }) => ({
    dataset,
    purpose: source?.purpose ?? null,
    legalBasis: source?.legalBasis ?? null,
    retainUntil: source?.retainUntil ?? null,
    state: entries === 0 && versions.every(({ isErased }) => isErased) ? 'erased' : stateOf(source, today),
    versions: versions.filter(({ isErased }) => !isErased).length,
    entries,
    identifiers: [...identifiers],
    erasures: erased
      .filter((one) => one.dataset === dataset)
      .map(({ at, person, what, reason }) => ({ at, person: names.get(person) ?? person, what, reason })),
  }))
}

const stateOf = (source: SourceSpec | undefined, today: string): DatasetCare['state'] => {
  if (source?.retainUntil === undefined) return 'notSaid'
  return source.retainUntil < today ? 'ended' : 'kept'
}

type Remains = { kind: (typeof remainKinds)[number]; count: number; last: string | null }

/** What lies outside the two databases, as far as the log knows of it. Erasing cannot reach it and does not pretend to. */
const remainsOf = (study: Study): Remains[] => {
  const log = listAudit(study, 1, Number.MAX_SAFE_INTEGER)
  const of = (kind: Remains['kind'], actions: readonly string[]): Remains[] => {
    const found = log.filter(({ action }) => actions.includes(action))
    return found.length === 0 ? [] : [{ kind, count: found.length, last: found.at(-1)?.at ?? null }]
  }
  const always = (kind: Remains['kind']): Remains => ({ kind, count: 0, last: null })
  return [
    always('source'),
    ...of('backups', ['backup.made']),
    ...of('handedOver', ['study.handed-over']),
    ...of('exports', exportActions),
    ...of('releases', ['release.made']),
    always('results'),
    always('keys'),
    always('disk'),
  ]
}
