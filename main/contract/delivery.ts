import { z } from 'zod'

export const recordChanges = ['added', 'removed', 'changed'] as const

/** A record that is not as it was: by its key, its rows (from 1) and the names of the variables that changed. */
export const ChangedRecord = z.strictObject({
  record: z.string(),
  change: z.enum(recordChanges),
  rowBefore: z.int().nullable(),
  rowAfter: z.int().nullable(),
  variables: z.array(z.string()),
})
export type ChangedRecord = z.infer<typeof ChangedRecord>

/** What a version of a dataset has other than an earlier one. Counts and names, never a value. */
export const DeliveryComparison = z.strictObject({
  dataset: z.string(),
  from: z.int(),
  to: z.int(),
  /** The variables that pair the records; none: by their rows. */
  key: z.array(z.string()),
  before: z.int(),
  after: z.int(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  variables: z.array(
    z.strictObject({
      name: z.string(),
      change: z.enum(['added', 'removed', 'both']),
      /** Records in both versions whose value is another one. */
      records: z.int(),
      /** Parts of its documentation that changed. */
      documentation: z.array(z.string()),
    }),
  ),
  /** A page of the records that are not as they were: changed and added ones by their row, then removed ones. */
  list: z.array(ChangedRecord),
})
export type DeliveryComparison = z.infer<typeof DeliveryComparison>
