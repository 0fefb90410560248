import { z } from 'zod'
import { Roles } from './roles.ts'

const passphrase = z.string().min(1).max(1024)
/** Name or id. */
const person = z.string().min(1).max(200)
const folder = z.string().min(1)

/** The end of the audit log in a form for paper: what comes before it can be held against it. */
export const PrintedHead = z.string().min(1).max(80)

export const PersonInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: Roles,
  isActive: z.boolean(),
  isYou: z.boolean(),
  addedAt: z.string(),
  revokedAt: z.string().nullable(),
  /** False: whoever added the person still knows their passphrase. */
  hasOwnPassphrase: z.boolean(),
  /** A custodian without it waits for another custodian to share it. */
  holdsIdentifiersKey: z.boolean(),
})
export type PersonInfo = z.infer<typeof PersonInfo>

export const People = z.strictObject({
  people: z.array(PersonInfo),
  /** Who keeps the halves of the recovery; null while the study cannot be recovered. */
  recovery: z.strictObject({ holders: z.array(z.string()) }).nullable(),
})
export type People = z.infer<typeof People>

/** People, their keys and roles, recovery, and the way of a study from one machine to another. */
export const peopleCommands = {
  'people.list': { args: z.strictObject({}), result: People },
  'people.add': {
    args: z.strictObject({ name: z.string().trim().min(1).max(200), roles: Roles, passphrase }),
    result: People,
  },
  'people.setRoles': { args: z.strictObject({ person, roles: Roles }), result: People },
  /** The own passphrase. Copies of the folder from before still open with the old one. */
  'people.changePassphrase': { args: z.strictObject({ current: passphrase, next: passphrase }), result: People },
  /** Takes the person's key away and encrypts the study anew. */
  'people.revoke': { args: z.strictObject({ person, reason: z.string().min(1) }), result: People },
  /** Gives a custodian the key of the identifiers. */
  'people.shareIdentifiersKey': { args: z.strictObject({ person }), result: People },
  /** Makes the two halves of a recovery. They are told once and kept nowhere; an earlier pair is void. */
  'people.makeRecovery': {
    args: z.strictObject({ holders: z.tuple([z.string().min(1), z.string().min(1)]) }),
    result: z.strictObject({
      halves: z.array(z.strictObject({ holder: z.string(), half: z.string() })).length(2),
      /** Whether the identifiers could be recovered too: only where a custodian made it. */
      identifiers: z.boolean(),
    }),
  },
  /** The end of the audit log, to print or to tell whoever gets a copy of the study. */
  'people.head': { args: z.strictObject({}), result: z.strictObject({ head: PrintedHead, position: z.int() }) },
  /** Writes the whole study, as encrypted as it is, for another machine, and from then on only reads here. */
  'study.handOver': {
    args: z.strictObject({ folder, to: z.string().min(1).max(200) }),
    result: z.strictObject({ folder: z.string(), head: PrintedHead }),
  },
  /** Makes this copy of a study that was handed over the one that is written. */
  'study.takeOver': {
    args: z.strictObject({ reason: z.string().min(1) }),
    result: z.strictObject({ head: PrintedHead }),
  },
} as const
