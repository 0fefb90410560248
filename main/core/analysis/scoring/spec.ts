import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Name } from '../../../contract/name.ts'
import { Localized } from '../../../contract/text.ts'
import { code, dataset, formula, nameOf, variable } from '../spec-parts.ts'

/** How levels make a component, and components a score. */
export const aggregations = ['sum', 'product', 'geometric'] as const
export type Aggregation = (typeof aggregations)[number]

export const Criterion = z.strictObject({
  variable: variable('dataset'),
  label: Localized.optional(),
  /** What each answer is worth: points of a sum, multipliers of a product (1 = changes nothing). */
  levels: z.record(code('variable'), z.number()),
})
export type Criterion = z.infer<typeof Criterion>

export const ScoreComponent = z.strictObject({
  name: Name,
  label: Localized,
  criteria: z.array(Criterion).min(1).max(30),
})
export type ScoreComponent = z.infer<typeof ScoreComponent>

export const ScoreBand = z.strictObject({
  name: Name,
  label: Localized,
  /** The score from which a case is in it. */
  from: z.number().min(0).max(100),
})
export type ScoreBand = z.infer<typeof ScoreBand>

export const Override = z.strictObject({
  label: Localized,
  /** Which cases, as a formula. */
  where: formula('dataset'),
  band: nameOf('bands'),
  /** Why the score does not decide: printed with it. */
  rationale: Localized,
})
export type Override = z.infer<typeof Override>

export const ScoringSpec = z.strictObject({
  analysis: z.literal('scoring'),
  /** A record per case. */
  dataset: dataset(),
  where: formula('dataset').optional(),
  components: z.array(ScoreComponent).min(1).max(10),
  aggregation: z.enum(aggregations),
  /** From the lowest, which begins at 0. */
  bands: z.array(ScoreBand).min(2).max(7),
  overrides: z.array(Override).max(20).default([]),
  /** By how much one weight is moved to see whether cases change their band. */
  sensitivity: z.number().gt(0).lt(1).default(0.2),
  /** The bands that are attended, and who was found to need it by another way, as a formula. */
  selection: z.strictObject({ bands: z.array(nameOf('bands')).min(1), inNeed: formula('dataset') }).optional(),
  /** Variables that the bands are split by. */
  by: z.array(variable('dataset')).max(10).default([]),
  unit: Localized,
  ...commonFields,
})
export type ScoringSpec = z.infer<typeof ScoringSpec>
