import { z } from 'zod'

/** How the cases of reference values came out. Distances are in units of each case's own tolerance. */
export const Verification = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      passed: z.int(),
      failed: z.int(),
      notSupported: z.int(),
      /** The largest distance of a figure that was computed; null when a figure is missing. */
      worst: z.number().nullable(),
    }),
  ),
  /** Cases that did not pass: the figure that is farthest off, or the code of the failure that came instead. */
  misses: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      outcome: z.enum(['failed', 'notSupported']),
      worst: z.string(),
      units: z.number().nullable(),
    }),
  ),
})
export type Verification = z.infer<typeof Verification>
