import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, formula, variable } from '../spec-parts.ts'

/** What is held against the baseline. */
export const OutcomeSpec = z.strictObject({
  /** Of the persons, at the beginning. */
  before: variable('persons.dataset'),
  /** The same of the visits: the last visit that was made and has an answer counts. */
  after: variable('visits.dataset'),
  label: Localized.optional(),
  better: z.enum(['more', 'less']).default('more'),
  /** The smallest difference that counts as a change. */
  least: z.number().positive().optional(),
  /** `sign`: whether more improved than worsened, which of a yes or no is McNemar's. `signedRank`: how much they changed, too. */
  test: z.enum(['sign', 'signedRank', 'none']).default('sign'),
})
export type OutcomeSpec = z.infer<typeof OutcomeSpec>

export const FollowUpSpec = z.strictObject({
  analysis: z.literal('followUp'),
  /** A record per person, with the baseline. */
  persons: z.strictObject({
    dataset: dataset(),
    /** The variable that names a person. */
    person: variable('dataset'),
    /** How many monthly visits are due until the day of the data. */
    due: variable('dataset'),
    /** The month in which the person was lost, and why; blank for those who were not. */
    lost: z.strictObject({ month: variable('dataset'), reason: variable('dataset') }).optional(),
  }),
  /** A record per visit that was due. */
  visits: z.strictObject({
    dataset: dataset(),
    person: variable('dataset'),
    /** The month of the follow-up: 1 is the first. */
    month: variable('dataset'),
    /** Whether it was made, as a formula. */
    made: formula('dataset'),
  }),
  /** How many monthly visits the follow-up has. */
  months: z.int().min(1).max(120).default(12),
  /** What the care plan promises and what was delivered, as formulas on the persons. */
  components: z
    .array(
      z.strictObject({ label: Localized, planned: formula('persons.dataset'), delivered: formula('persons.dataset') }),
    )
    .max(30)
    .default([]),
  outcomes: z.array(OutcomeSpec).max(30).default([]),
  /**
   * The fewest households behind any count that is printed: months and reasons are taken together, and what is still on
   * fewer is not printed. Left out, everything is printed as it is.
   */
  atLeast: z.int().min(2).max(100).optional(),
  unit: Localized,
  ...commonFields,
})
export type FollowUpSpec = z.infer<typeof FollowUpSpec>
