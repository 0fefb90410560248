import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, formula, variable } from '../spec-parts.ts'

/** How components of different units are put on one scale. */
export const scales = ['minMax', 'zScore', 'percentile'] as const
export type Scale = (typeof scales)[number]

export const RiskComponent = z.strictObject({
  variable: variable('dataset'),
  label: Localized.optional(),
  /** What it counts for in the index, against the others. */
  weight: z.number().positive().default(1),
  /** `less`: the less of it, the more risk. */
  risk: z.enum(['more', 'less']).default('more'),
  decimals: z.int().min(0).max(6).default(0),
})
export type RiskComponent = z.infer<typeof RiskComponent>

export const RiskIndexSpec = z.strictObject({
  analysis: z.literal('riskIndex'),
  /** A record per area, with its components as numbers. */
  dataset: dataset(),
  where: formula('dataset').optional(),
  area: variable('dataset'),
  components: z.array(RiskComponent).min(2).max(12),
  scale: z.enum(scales).default('minMax'),
  /** The variable with the households behind the figures of an area; left out, an area stands for one. */
  households: variable('dataset').optional(),
  unit: Localized,
  ...commonFields,
})
export type RiskIndexSpec = z.infer<typeof RiskIndexSpec>
