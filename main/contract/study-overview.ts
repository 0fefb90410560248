import { z } from 'zod'
import { Roles } from './roles.ts'

export const DatasetInfo = z.strictObject({
  dataset: z.string(),
  version: z.int(),
  rows: z.int(),
  variables: z.int(),
  identifiers: z.array(z.string()),
  file: z.string(),
  sha256: z.string(),
  importedAt: z.string(),
})
export type DatasetInfo = z.infer<typeof DatasetInfo>

export const StudyOverview = z.strictObject({
  id: z.string(),
  title: z.string(),
  person: z.string(),
  /** Those of the person. */
  roles: Roles,
  /** How many people have a key. */
  people: z.int(),
  /** `agrees`: not older than a head that is remembered or was given; `unproved`: no head is known, so nobody can tell. */
  age: z.enum(['agrees', 'unproved']),
  /** To whom the study was handed over; from then on it is only read here. */
  handedOverTo: z.string().nullable(),
  datasets: z.array(DatasetInfo),
  hasPlan: z.boolean(),
})
export type StudyOverview = z.infer<typeof StudyOverview>
