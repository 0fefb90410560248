import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { level, table, wordsOf } from '../spec-parts.ts'

export const UsableAreasSpec = z.strictObject({
  analysis: z.literal('usableAreas'),
  /** A table of the plan whose one dimension are the areas. */
  table: table(),
  /** Of a table with levels: the category that is shown. */
  level: level('table').optional(),
  /** The least precision by the quality profile of the plan that an area is shown with. */
  least: wordsOf(['reliable', 'weak'], 'analysis.word.quality').default('weak'),
  ...commonFields,
})
export type UsableAreasSpec = z.infer<typeof UsableAreasSpec>
