import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Name } from './name.ts'

export const linkComparisons = ['name', 'date', 'document', 'category'] as const
export const linkRelations = ['oneToOne', 'manyToOne'] as const
export const pairStates = ['linked', 'review', 'apart'] as const

/** What is compared in both datasets; several variables are read one after the other, as one text. */
export const LinkField = z.strictObject({
  compare: z.enum(linkComparisons),
  first: z.array(z.string().min(1)).min(1).max(8),
  second: z.array(z.string().min(1)).min(1).max(8),
})
export type LinkField = z.infer<typeof LinkField>

const share = z.number().min(0).max(1)

/** How two datasets are to be linked. */
export const LinkSpec = z.strictObject({
  /** The name of the link: of its dataset, and of the variable by which both datasets can be joined. */
  name: Name,
  first: Name,
  second: Name,
  fields: z.array(LinkField).min(1).max(8),
  /** Whether several records of the first dataset may be of one record of the second (events of a person). */
  relation: z.enum(linkRelations).default('oneToOne'),
  /** Probability from which a pair is linked unseen, and from which a person looks at it. */
  accept: share.default(0.99),
  review: share.default(0.2),
})
export type LinkSpec = z.infer<typeof LinkSpec>

/** How far a linkage is. Counts and weights, never a value. */
export const LinkSummary = z.strictObject({
  name: z.string(),
  first: z.strictObject({ dataset: z.string(), version: z.int(), rows: z.int() }),
  second: z.strictObject({ dataset: z.string(), version: z.int(), rows: z.int() }),
  relation: z.enum(linkRelations),
  accept: z.number(),
  review: z.number(),
  /** Pairs compared; pairs that only very common keys would have brought together, which were not. */
  compared: z.number(),
  leftOut: z.number(),
  /** Share of the pairs compared that are estimated to be of one unit. */
  share: z.number(),
  fields: z.array(
    z.strictObject({
      compare: z.enum(linkComparisons),
      first: z.array(z.string()),
      second: z.array(z.string()),
      /** By level of agreement: how often it occurs among pairs of one unit and among others, and its weight in bits. */
      levels: z.array(z.strictObject({ level: z.string(), m: z.number(), u: z.number(), weight: z.number() })),
    }),
  ),
  pairs: z.strictObject({ linked: z.int(), review: z.int(), apart: z.int() }),
  decided: z.int(),
})
export type LinkSummary = z.infer<typeof LinkSummary>

/** A pair as the custodian sees it, with the values compared: direct identifiers, for this eye alone. */
export const LinkCandidate = z.strictObject({
  pair: z.int(),
  weight: z.number(),
  probability: z.number(),
  state: z.enum(pairStates),
  decision: z.enum(['same', 'different']).nullable(),
  fields: z.array(
    z.strictObject({
      compare: z.enum(linkComparisons),
      /** Null where either value is blank. */
      level: z.string().nullable(),
      first: z.string(),
      second: z.string(),
    }),
  ),
})
export type LinkCandidate = z.infer<typeof LinkCandidate>

const name = z.strictObject({ name: Name })

/** Linkage of records of one unit in two datasets, by identifiers of the vault. */
export const linkCommands = {
  /** Compares the datasets and keeps the pairs worth a look, in the vault. Takes the place of one of the same name. */
  'link.start': { args: LinkSpec.extend({ reason: z.string().min(1) }), result: LinkSummary },
  'link.list': { args: z.strictObject({}), result: z.array(LinkSummary) },
  'link.describe': { args: name, result: LinkSummary },
  /** A page of pairs of a state with their values, the likeliest first. Every reading is on record. */
  'link.candidates': {
    args: name.extend({
      state: z.enum(pairStates).default('review'),
      from: z.int().nonnegative().default(0),
      count: z.int().min(1).max(500).default(50),
    }),
    result: z.strictObject({ total: z.int(), pairs: z.array(LinkCandidate) }),
  },
  /** What a person decided of pairs; null takes a decision back. */
  'link.decide': {
    args: name.extend({
      pairs: z.array(z.int().positive()).min(1).max(10_000),
      decision: z.enum(['same', 'different']).nullable(),
    }),
    result: LinkSummary,
  },
  /**
   * Keeps the links as a dataset of pseudonyms, and forgets the pairs. Pairs that wait for review make it fail, unless
   * they are to be taken for different ones.
   */
  'link.finish': {
    args: name.extend({ undecided: z.enum(['refuse', 'different']).default('refuse'), reason: z.string().min(1) }),
    result: z.strictObject({ dataset: z.string(), version: z.int(), links: z.int() }),
  },
  /** Forgets a linkage that is under way. */
  'link.discard': { args: name, result: z.strictObject({}) },
} as const satisfies Record<string, CommandShape>
