import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { design, formula, variable } from '../spec-parts.ts'

export const PrevalenceSpec = z.strictObject({
  analysis: z.literal('prevalence'),
  /** The screening: a record per household. */
  design: design(),
  where: formula('design').optional(),
  /** Which households have a displaced member, as a formula. */
  displaced: formula('design'),
  /** Persons of a household, and those of them who were displaced themselves. */
  members: variable('design').optional(),
  displacedMembers: variable('design').optional(),
  unit: Localized,
  ...commonFields,
})
export type PrevalenceSpec = z.infer<typeof PrevalenceSpec>
