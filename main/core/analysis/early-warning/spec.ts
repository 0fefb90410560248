import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { code, dataset, formula, variable } from '../spec-parts.ts'

/** From which figure on a signal stands at a level; each is above the one before. */
const Thresholds = z.strictObject({ yellow: z.number(), orange: z.number(), red: z.number() })

export const SignalRule = z.strictObject({
  /** The code of the signal. */
  signal: code('signal'),
  /** Where it comes from, and how often it is noted. */
  source: Localized.optional(),
  frequency: Localized.optional(),
  /** `absolute`: the value; `change`: the value over its baseline, less 1 (0.5 = half as much again). */
  rule: z.enum(['absolute', 'change']),
  from: Thresholds,
})
export type SignalRule = z.infer<typeof SignalRule>

export const EarlyWarningSpec = z.strictObject({
  analysis: z.literal('earlyWarning'),
  /** A record per signal, territory and period. */
  dataset: dataset(),
  where: formula('dataset').optional(),
  territory: variable('dataset'),
  signal: variable('dataset'),
  /** The variable of the period, whose codes sort in time, and the period that is looked at. */
  period: variable('dataset'),
  at: code('period'),
  value: variable('dataset'),
  /** The mean of so many periods before is the baseline of a change. */
  baseline: z.int().min(1).max(60).default(3),
  /** What is not verified warns at yellow at the most. */
  verification: z
    .strictObject({ variable: variable('dataset'), verified: z.array(code('variable')).min(1) })
    .optional(),
  rules: z.array(SignalRule).min(1).max(30),
  /** A territory is at the highest level that so many of its signals reach. */
  signals: z.int().min(1).default(1),
  /** The variable with the households behind a record; left out, a record stands for one. */
  households: variable('dataset').optional(),
  unit: Localized,
  ...commonFields,
})
export type EarlyWarningSpec = z.infer<typeof EarlyWarningSpec>
