import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** Several 0/1 (or coded) variables that are the answers to one question. */
export const ResponseSet = z.strictObject({
  name: Name,
  dataset: Name,
  label: Localized.optional(),
  variables: z.array(z.string()).min(1),
  /** The value that means "mentioned". */
  counted: z.string().default('1'),
})
export type ResponseSet = z.infer<typeof ResponseSet>
