import type { Incident } from '../../contract/care-commands.ts'
import { listAudit } from '../../study/audit.ts'
import { type AuditRecord, auditHead } from '../../study/audit-chain.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { membershipOf } from '../../study/people/membership.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import { verifyAudit } from '../../study/verify-audit.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { heldData } from './held-data.ts'

type Event = Incident['events'][number]

/** Actions that took something out of the study in the clear. */
export const exportActions = [
  'report.written',
  'script.written',
  'codebook.exported',
  'systems.exported',
  'microdata.released',
  'release.made',
] as const satisfies readonly string[]

/** What each kind of event in an account of an incident is made of. */
const kinds: Readonly<Record<Event['kind'], readonly string[]>> = {
  opened: ['study.created', 'study.opened', 'person.recovered', 'study.taken-over'],
  exported: [...exportActions, 'backup.made', 'study.handed-over'],
  identifiers: ['identifiers.read', 'identifiers.shared'],
  people: ['person.added', 'person.roles', 'person.passphrase', 'person.revoked', 'recovery.made'],
  erased: ['data.erased'],
  age: ['study.older-accepted', 'header.repaired'],
}

/** What an authority asks for within days of an incident, from the signed log alone. */
export const incidentHandlers: Pick<Handlers, 'incident.report'> = {
  'incident.report': ({ from, to }, { session }): Incident => {
    const study = studyOf(session)
    const names = people(study)
    const events = listAudit(study, 1, Number.MAX_SAFE_INTEGER)
      .filter(
        ({ at }) => (from === undefined || at.slice(0, 10) >= from) && (to === undefined || at.slice(0, 10) <= to),
      )
      .flatMap((record) => eventOf(record, names))
    return {
      study: study.title,
      madeAt: study.now().toISOString(),
      from: from ?? null,
      to: to ?? null,
      head: printedHead(auditHead(study.db)),
      isLogSound: verifyAudit(study).brokenAt === null,
      people: peopleIn(study, events),
      datasets: datasetsOf(study),
      events,
    }
  },
}

const eventOf = (record: AuditRecord, names: ReadonlyMap<string, string>): Event[] => {
  const { position, at, person, action, object, details } = record
  const kind = (Object.keys(kinds) as Event['kind'][]).find((one) => kinds[one].includes(action))
  if (kind === undefined) return []
  return [{ position, at, person: names.get(person) ?? person, kind, action, object, details }]
}

const peopleIn = (study: Study, events: readonly Event[]): Incident['people'] =>
  [...membershipOf(study).people.values()].map(({ name, isActive }) => {
    const own = events.filter(({ person }) => person === name)
    const count = (kind: Event['kind']): number => own.filter((event) => event.kind === kind).length
    return {
      person: name,
      isActive,
      opened: count('opened'),
      exported: count('exported'),
      identifiersRead: own.filter(({ action }) => action === 'identifiers.read').length,
      last: own.at(-1)?.at ?? null,
    }
  })

const datasetsOf = (study: Study): Incident['datasets'] =>
  heldData(study).flatMap(({ dataset, source, versions, entries, identifiers }) => {
    const current = versions.find(({ isCurrent }) => isCurrent)
    if (!current && entries === 0) return []
    return {
      dataset,
      records: Math.max(current?.rows ?? 0, entries),
      identifiers: [...identifiers],
      purpose: source?.purpose ?? null,
    }
  })
