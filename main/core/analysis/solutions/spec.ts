import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { code, dataset, design, formula, variable, wordsOf } from '../spec-parts.ts'

/** The ten sub-criteria of the durable solutions measures under debate; texts under `analysis.word.subcriterion…`. */
export const subcriteria = ['1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '4.1', '5.1'] as const
export type Subcriterion = (typeof subcriteria)[number]

export const SolutionsIndicator = z.strictObject({
  subcriterion: wordsOf(subcriteria, 'analysis.word.subcriterion'),
  label: Localized.optional(),
  variable: variable('members.dataset design'),
  /** Codes that say that the vulnerability has been overcome, and codes of whom the question does not concern by design. */
  overcome: z.array(code('variable')).min(1),
  notApplicable: z.array(code('variable')).default([]),
  /** The variable is of persons: how a household follows from them. */
  members: z
    .strictObject({
      dataset: dataset(),
      /** The variable of the households that persons carry, by its name in both datasets. */
      key: variable('dataset'),
      rule: z.enum(['anyMember', 'allMembers']).default('anyMember'),
    })
    .optional(),
})
export type SolutionsIndicator = z.infer<typeof SolutionsIndicator>

export const exitMetrics = [
  'passFail',
  'composite',
  'perCriterion',
  'perSubcriterion',
  'cells',
  'classifier',
  'distribution',
] as const
export type ExitMetric = (typeof exitMetrics)[number]

export const SolutionsSpec = z.strictObject({
  analysis: z.literal('solutions'),
  design: design(),
  where: formula('design').optional(),
  /** The variable that tells displaced households from those of the comparator. */
  groups: z.strictObject({ variable: variable('design'), displaced: code('variable'), comparator: code('variable') }),
  indicators: z.array(SolutionsIndicator).min(2).max(10),
  metrics: z
    .array(wordsOf(exitMetrics, 'analysis.word.metric'))
    .min(1)
    .default(['passFail', 'composite', 'perCriterion', 'distribution']),
  /** The variables that make homogeneous cells. */
  cells: z.array(variable('design')).default([]),
  unit: Localized,
  ...commonFields,
})
export type SolutionsSpec = z.infer<typeof SolutionsSpec>
