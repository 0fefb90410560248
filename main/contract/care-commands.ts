import { z } from 'zod'
import { Name } from './name.ts'
import { Day } from './source.ts'
import { Localized } from './text.ts'

/** `ended`: the day until which the data may be kept is past. `notSaid`: the plan names no such day. */
export const careStates = ['kept', 'ended', 'notSaid', 'erased'] as const

export const DatasetCare = z.strictObject({
  dataset: z.string(),
  purpose: Localized.nullable(),
  legalBasis: Localized.nullable(),
  retainUntil: z.string().nullable(),
  state: z.enum(careStates),
  versions: z.int(),
  /** Records that were typed in, whether a version has them yet or not. */
  entries: z.int(),
  /** Direct identifiers that the study still holds. */
  identifiers: z.array(z.string()),
  erasures: z.array(
    z.strictObject({
      at: z.string(),
      person: z.string(),
      what: z.enum(['identifiers', 'everything']),
      reason: z.string(),
    }),
  ),
})
export type DatasetCare = z.infer<typeof DatasetCare>

/** What erasing cannot reach; texts under `care.remains.<kind>`. */
export const remainKinds = [
  'source',
  'backups',
  'handedOver',
  'exports',
  'releases',
  'results',
  'keys',
  'disk',
] as const

export const IncidentEvent = z.strictObject({
  position: z.int(),
  at: z.string(),
  person: z.string(),
  kind: z.enum(['opened', 'exported', 'identifiers', 'people', 'erased', 'age']),
  action: z.string(),
  object: z.string(),
  /** Canonical JSON as in the audit log. */
  details: z.string(),
})

export const Incident = z.strictObject({
  study: z.string(),
  madeAt: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The mark of the log that the account was made from, and whether the whole log is sound. */
  head: z.string(),
  isLogSound: z.boolean(),
  people: z.array(
    z.strictObject({
      person: z.string(),
      isActive: z.boolean(),
      opened: z.int(),
      exported: z.int(),
      identifiersRead: z.int(),
      last: z.string().nullable(),
    }),
  ),
  datasets: z.array(
    z.strictObject({
      dataset: z.string(),
      records: z.int(),
      identifiers: z.array(z.string()),
      purpose: Localized.nullable(),
    }),
  ),
  events: z.array(IncidentEvent),
})
export type Incident = z.infer<typeof Incident>

/** What the data are held for and how long, their end, and what to tell when something went wrong. */
export const careCommands = {
  'care.list': { args: z.strictObject({}), result: z.array(DatasetCare) },
  /**
   * Takes a dataset, or its direct identifiers, out of the study and encrypts what is left with new keys; the old keys
   * are kept nowhere. Says what it cannot reach.
   */
  'care.erase': {
    args: z.strictObject({ dataset: Name, what: z.enum(['identifiers', 'everything']), reason: z.string().min(1) }),
    result: z.strictObject({
      versions: z.int(),
      entries: z.int(),
      remains: z.array(z.strictObject({ kind: z.enum(remainKinds), count: z.int(), last: z.string().nullable() })),
    }),
  },
  /** Who opened, who exported, when; days count from midnight to midnight in UTC, both included. */
  'incident.report': {
    args: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    result: Incident,
  },
} as const
