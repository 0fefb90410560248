import { z } from 'zod'
import { Localized } from './text.ts'

/** What the data cannot say of themselves; printed in the methodology note, each left out where it is blank. */
export const StudySheet = z.strictObject({
  objective: Localized.optional(),
  population: Localized.optional(),
  coverage: Localized.optional(),
  frame: Localized.optional(),
  sampling: Localized.optional(),
  fieldwork: Localized.optional(),
  mode: Localized.optional(),
  response: Localized.optional(),
  definitions: Localized.optional(),
  limitations: Localized.optional(),
  contact: Localized.optional(),
})
export type StudySheet = z.infer<typeof StudySheet>
