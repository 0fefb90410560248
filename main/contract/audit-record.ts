import { z } from 'zod'

export const AuditRecord = z.strictObject({
  position: z.int(),
  at: z.string(),
  /** Name of the person. */
  person: z.string(),
  action: z.string(),
  object: z.string(),
  /** Canonical JSON: names, counts and hashes, never a value of the data. */
  details: z.string(),
  hash: z.string(),
})
export type AuditRecord = z.infer<typeof AuditRecord>
