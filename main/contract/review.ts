import { z } from 'zod'
import { Localized } from './text.ts'

export const itemKinds = ['table', 'comparison', 'test', 'analysis', 'microdata', 'report'] as const
export type ItemKind = (typeof itemKinds)[number]

/** What is reviewed: a table, an indicator (comparison or test), an analysis, a file of records or the report, whose id is `report`. */
export const ReviewItem = z.strictObject({ kind: z.enum(itemKinds), id: z.string().min(1).max(200) })
export type ReviewItem = z.infer<typeof ReviewItem>

/** The states of GSBPM 5.2: drafts (6.1), validation (6.2), disclosure control (6.4), approval (6.5), products (7.2), release (7.3). */
export const reviewStates = [
  'draft',
  'submitted',
  'inReview',
  'changesRequested',
  'validated',
  'protected',
  'approved',
  'produced',
  'released',
  // An earlier release of something that was released anew; the item itself is then `released` again.
  'superseded',
  'retracted',
] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewActions = [
  'submit',
  'begin',
  'requestChanges',
  'validate',
  'protect',
  'approve',
  'produce',
  'release',
  'retract',
] as const
export type ReviewAction = (typeof reviewActions)[number]

/** What a validator must have looked at (GSBPM 5.2, sub-process 6.2); texts under `review.check.<id>`. */
export const validationChecks = [
  'previousCycle',
  'metadata',
  'geography',
  'otherSources',
  'inconsistencies',
  'macroEditing',
  'expectations',
] as const
export type ValidationCheck = (typeof validationChecks)[number]

/** A part of what feeds an item that is other than when it was submitted; texts under `review.cause.<part>`. */
export const StaleCause = z.strictObject({
  part: z.enum(['methods', 'data', 'codebook', 'plan', 'result', 'protection']),
  /** Name of the dataset, of the plan's part or of the item; empty for methods. */
  name: z.string(),
})
export type StaleCause = z.infer<typeof StaleCause>

export const ReviewInfo = z.strictObject({
  item: ReviewItem,
  title: Localized,
  state: z.enum(reviewStates),
  /** Something that feeds the item changed since: what was validated or approved is not what stands there now. */
  isStale: z.boolean(),
  /** The state it had before it became stale. */
  staleFrom: z.enum(reviewStates).nullable(),
  because: z.array(StaleCause),
  submittedBy: z.string().nullable(),
  validatedBy: z.string().nullable(),
  approvedBy: z.array(z.string()),
  approvalsNeeded: z.int(),
  comments: z.int(),
  /** What the person may do next. */
  actions: z.array(z.enum(reviewActions)),
})
export type ReviewInfo = z.infer<typeof ReviewInfo>

/** How many people stand behind what is released, said openly in the release. */
export const reviewModes = ['alone', 'pair', 'team'] as const
export type ReviewMode = (typeof reviewModes)[number]
