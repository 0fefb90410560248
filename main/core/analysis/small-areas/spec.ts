import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { dataset, level, table, variable } from '../spec-parts.ts'

export const SmallAreasSpec = z.strictObject({
  analysis: z.literal('smallAreas'),
  /** A table of the plan whose one dimension are the areas. */
  table: table(),
  /** Of a table with levels: the category that is modelled. */
  level: level('table').optional(),
  covariates: z.strictObject({
    dataset: dataset(),
    key: variable('dataset'),
    variables: z.array(variable('dataset')).min(1).max(10),
  }),
  method: z.enum(['reml', 'ml', 'prasadRao', 'fayHerriot']).default('reml'),
  /** Sampling variances as the design gives them, or smoothed by a function of the records. */
  variances: z.enum(['asEstimated', 'smoothed']).default('asEstimated'),
  ...commonFields,
})
export type SmallAreasSpec = z.infer<typeof SmallAreasSpec>
