import { z } from 'zod'
import { Recovery } from './recovery.ts'
import { Slot } from './slot.ts'

/** Who can open the study: a slot per person, and the recovery while there is one. */
export const Access = z.strictObject({ slots: z.array(Slot).min(1).max(64), recovery: Recovery.nullable() })
export type Access = z.infer<typeof Access>
