import { z } from 'zod'

/** Something to be told: a code with a text in the locales, and names, places and counts for it. */
export const Finding = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = z.infer<typeof Finding>
