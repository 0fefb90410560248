import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Day } from '../../../contract/source.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, formula, variable, variablePerLanguage } from '../spec-parts.ts'

/** What a row of a sheet is of. Never of a person or a household: those are counted, not listed. */
export const sheetSubjects = [
  'actions',
  'indicators',
  'institutions',
  'measures',
  'products',
  'recommendations',
  'responses',
  'signals',
] as const

export const SheetSpec = z.strictObject({
  analysis: z.literal('sheet'),
  dataset: dataset(),
  about: z.enum(sheetSubjects),
  where: formula('dataset').optional(),
  /** The first heads the row. */
  columns: z
    .array(z.strictObject({ variable: variablePerLanguage('dataset'), label: Localized.optional() }))
    .min(2)
    .max(12),
  /** The day until which something has to be done, and that on which it was, blank while it was not. */
  deadline: z.strictObject({ due: variable('dataset'), done: variable('dataset'), until: Day }).optional(),
  /** The variable with the ids of tables of the plan that a row rests on, parted by spaces. */
  tables: variable('dataset').optional(),
  unit: Localized,
  ...commonFields,
})
export type SheetSpec = z.infer<typeof SheetSpec>
