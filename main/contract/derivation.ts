import { z } from 'zod'
import { Category, variableKinds } from './codebook.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

const described = { label: Localized.optional(), universe: Localized.optional(), question: Localized.optional() }

/** A new variable by a formula in Arquero's expression language, e.g. `d.edad >= 18 ? 1 : 0`. */
const derive = z.strictObject({
  step: z.literal('derive'),
  dataset: Name,
  name: Name,
  ...described,
  kind: z.enum(variableKinds).optional(),
  categories: z.array(Category).optional(),
  formula: z.string(),
  /** `missing`: blank wherever a variable of the formula is missing. `evaluate`: the formula sees null and decides. */
  whenMissing: z.enum(['missing', 'evaluate']).default('missing'),
})

/** Ages or amounts into bands of a code list, or of the given lower bounds. */
const band = z.strictObject({
  step: z.literal('band'),
  dataset: Name,
  name: Name,
  ...described,
  of: z.string(),
  list: z.string().optional(),
  from: z.array(z.number()).min(1).optional(),
})

/** Codes into the categories of a code list, by a crosswalk of the list or by the given pairs. */
const recode = z.strictObject({
  step: z.literal('recode'),
  dataset: Name,
  name: Name,
  ...described,
  of: z.string(),
  list: z.string().optional(),
  crosswalk: z.string().optional(),
  map: z.record(z.string(), z.string()).optional(),
  categories: z.array(Category).optional(),
  /** Where codes go that the map does not name; left out: a failure that lists how many. */
  otherwise: z.string().optional(),
})

/** Which of several answers of a question a record mentioned together, as one variable. */
const combine = z.strictObject({
  step: z.literal('combine'),
  dataset: Name,
  name: Name,
  ...described,
  /** The variables of the answers; of more than six, combinations are too many to estimate. */
  of: z.array(z.string()).min(2).max(6),
  /** The value that means "mentioned". */
  counted: z.string().default('1'),
  /** What those are called who mentioned none of them. */
  none: Localized,
})

/** The steps that make one variable of others of the same record. */
export const VariableDerivation = z.discriminatedUnion('step', [derive, band, recode, combine])
export type VariableDerivation = z.infer<typeof VariableDerivation>

const key = z.union([z.string(), z.record(z.string(), z.string())])

/** Variables of another dataset brought in by key (household to person, totals to strata). */
const join = z.strictObject({
  step: z.literal('join'),
  dataset: Name,
  from: Name,
  key,
  variables: z.array(z.string()).min(1),
})

/** Counts and sums over another dataset's records with the same key (persons to household). */
const aggregate = z.strictObject({
  step: z.literal('aggregate'),
  dataset: Name,
  from: Name,
  key,
  variables: z.record(Name, z.string()),
})

/** Records left out of every analysis, counted and reported with the reason. */
const exclude = z.strictObject({ step: z.literal('exclude'), dataset: Name, where: z.string(), reason: Localized })

/** Keeps the first record of each key; the rest are counted and reported. */
const distinct = z.strictObject({
  step: z.literal('distinct'),
  dataset: Name,
  key: z.array(z.string()).min(1),
  reason: Localized,
})

/** The steps that hold records against others, of the same dataset or of another. */
export const RecordDerivation = z.discriminatedUnion('step', [join, aggregate, exclude, distinct])
export type RecordDerivation = z.infer<typeof RecordDerivation>

export const Derivation = z.discriminatedUnion('step', [
  derive,
  band,
  recode,
  combine,
  join,
  aggregate,
  exclude,
  distinct,
])
export type Derivation = z.infer<typeof Derivation>
