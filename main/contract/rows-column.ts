import { z } from 'zod'
import { missingReasons } from './codebook.ts'

/** The values of one variable on a page of records. */
export const RowsColumn = z.strictObject({
  variable: z.string(),
  /** As text, a blank as ''. */
  values: z.array(z.string()),
  /** Why a value counts as missing, by the codebook; null where it does not. */
  missing: z.array(z.enum(missingReasons).nullable()),
})
export type RowsColumn = z.infer<typeof RowsColumn>
