import { z } from 'zod'
import { ReviewInfo, ReviewItem, reviewActions, reviewModes, StaleCause, validationChecks } from './review.ts'

const reason = z.string().trim().min(1).max(4000)
const items = z.array(ReviewItem).min(1).max(5000)
/** Codes of a figure by dimension, `_T` for totals. */
const At = z.record(z.string(), z.string())
const figure = z.number().nullable()

/** A figure beside the same of another source. */
export const FigurePair = z.strictObject({
  at: At,
  estimate: figure,
  other: figure,
  se: figure,
  otherSe: figure,
  outcome: z.enum(['equal', 'within', 'differs', 'onlyHere', 'onlyThere']),
})

const Tolerance = z.strictObject({
  relative: z.number().min(0).max(1).default(1e-8),
  absolute: z.number().min(0).default(0),
})

export const Lineage = z.strictObject({
  files: z.array(
    z.strictObject({
      dataset: z.string(),
      file: z.string(),
      sha256: z.string(),
      format: z.string(),
      version: z.int(),
      records: z.int(),
      corrections: z.int(),
      writtenAt: z.string(),
      person: z.string(),
      reason: z.string(),
    }),
  ),
  derivations: z.array(z.strictObject({ dataset: z.string(), step: z.string(), name: z.string() })),
  weighting: z.array(z.strictObject({ step: z.string(), records: z.int(), sum: z.number(), deff: z.number() })),
  design: z.strictObject({
    id: z.string(),
    dataset: z.string(),
    strata: z.array(z.string()),
    psu: z.array(z.string()),
    weight: z.string().nullable(),
    psus: z.int(),
    degreesOfFreedom: z.number(),
  }),
  method: z.strictObject({ program: z.string(), methods: z.string(), conventions: z.string(), quality: z.string() }),
})
export type Lineage = z.infer<typeof Lineage>

export const ReviewDesk = z.strictObject({
  info: ReviewInfo,
  fingerprint: z.string(),
  /** The figures that a comment can speak of. */
  cells: z.array(At),
  history: z.array(
    z.strictObject({
      at: z.string(),
      person: z.string(),
      action: z.enum(reviewActions),
      reason: z.string().nullable(),
    }),
  ),
  comments: z.array(z.strictObject({ at: z.string(), person: z.string(), cell: At.nullable(), text: z.string() })),
  /** What a validator ticks, each with what the study itself can say about it. */
  checklist: z.array(z.strictObject({ check: z.enum(validationChecks), found: z.int().nullable() })),
  /** Cells that the protected form hides; null until it is protected. */
  hidden: z.int().nullable(),
  /** The figures beside those that leave in their place, hidden or changed; null until it is protected, and for what has none. */
  leaving: z.array(FigurePair).nullable(),
  /** The same result before its inputs changed last. */
  previous: z
    .strictObject({ savedAt: z.string(), because: z.array(StaleCause), figures: z.array(FigurePair) })
    .nullable(),
  benchmark: z
    .strictObject({ file: z.string(), at: z.string(), person: z.string(), figures: z.array(FigurePair) })
    .nullable(),
})
export type ReviewDesk = z.infer<typeof ReviewDesk>

export const ReviewList = z.strictObject({ items: z.array(ReviewInfo), mode: z.enum(reviewModes) })

/** From a draft to what two people approved. Every step is a signed record of the log. */
export const reviewCommands = {
  'review.list': { args: z.strictObject({}), result: ReviewList },
  'review.desk': { args: z.strictObject({ item: ReviewItem }), result: ReviewDesk },
  /** The whole way of the figures; of a report null. Apart from the desk, because the data are derived for it. */
  'review.lineage': { args: z.strictObject({ item: ReviewItem }), result: Lineage.nullable() },
  'review.submit': { args: z.strictObject({ items, reason: z.string().default('') }), result: ReviewList },
  'review.begin': { args: z.strictObject({ items }), result: ReviewList },
  'review.requestChanges': { args: z.strictObject({ items, reason }), result: ReviewList },
  'review.validate': {
    args: z.strictObject({ items, checks: z.array(z.enum(validationChecks)), reason }),
    result: ReviewList,
  },
  /**
   * Brings everything validated into the form in which it may leave, together with what is protected and not yet out.
   * `acceptDifferences`: why it may leave although whoever holds it against an earlier release, or records against tables,
   * sees few records.
   */
  'review.protect': { args: z.strictObject({ acceptDifferences: reason.optional() }), result: ReviewList },
  'review.approve': { args: z.strictObject({ items, reason: z.string().default('') }), result: ReviewList },
  'review.comment': {
    args: z.strictObject({ item: ReviewItem, cell: At.nullable().default(null), text: reason }),
    result: ReviewDesk,
  },
  /** Keeps a table of another program, from CSV or XLSX, and holds the item against it. */
  'review.benchmark': {
    args: z.strictObject({ item: ReviewItem, file: z.string().min(1), tolerance: Tolerance.prefault({}) }),
    result: ReviewDesk,
  },
  /** Computes a table anew by another way: replicates where it was linearised, linearisation where it had replicates. */
  'review.recompute': {
    args: z.strictObject({ item: ReviewItem, tolerance: Tolerance.prefault({ relative: 0.1 }) }),
    result: z.strictObject({ way: z.enum(['jackknife', 'taylor']), figures: z.array(FigurePair) }),
  },
} as const
