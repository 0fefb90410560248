import { z } from 'zod'
import { Category } from './codebook.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** Rao and Scott's second-order F and first-order chi-square; Wald's F, plain and adjusted for its few units. */
export const independenceTests = ['F', 'Chisq', 'Wald', 'adjWald'] as const
export type IndependenceTest = (typeof independenceTests)[number]

/** `linear`: the response as it is. `logistic`: the logit of the chance that a 0/1 response is 1. */
export const regressionKinds = ['linear', 'logistic'] as const
export type RegressionKind = (typeof regressionKinds)[number]

const common = {
  id: Name,
  title: Localized,
  design: Name,
  universe: Localized.optional(),
  window: Localized.optional(),
  /** The domain, as a formula; the whole design is kept. */
  where: z.string().optional(),
  ciLevel: z.number().gt(0).lt(1).default(0.95),
  /** Tests of one family share the risk of a false rejection: their p values are adjusted together (Holm). */
  family: Name.optional(),
}

/** A test or a model on a design of the plan. */
export const TestSpec = z.discriminatedUnion('test', [
  /** Are two classifications independent in the population? */
  z.strictObject({
    test: z.literal('independence'),
    rows: z.string(),
    columns: z.string(),
    statistic: z.enum(independenceTests).default('F'),
    ...common,
  }),
  /** Is the mean of a variable 0? With a difference of two variables: has it changed? */
  z.strictObject({ test: z.literal('mean'), variable: z.string(), ...common }),
  /** Do two groups have the same mean (Student's t)? */
  z.strictObject({ test: z.literal('twoMeans'), variable: z.string(), groups: z.string(), ...common }),
  /** Does one of two groups rank higher (Wilcoxon)? */
  z.strictObject({ test: z.literal('ranks'), variable: z.string(), groups: z.string(), ...common }),
  z.strictObject({
    test: z.literal('regression'),
    kind: z.enum(regressionKinds),
    response: z.string(),
    /** Numbers as they are, variables with categories against their first one. */
    terms: z.array(z.string()).min(1),
    ...common,
  }),
])
export type TestSpec = z.infer<typeof TestSpec>

const figure = z.number().nullable()

/** A variable that takes part, with what its codes mean. */
export const TestVariable = z.strictObject({
  variable: z.string(),
  label: Localized.optional(),
  categories: z.array(Category),
})
export type TestVariable = z.infer<typeof TestVariable>

/** One tested quantity; `null` = not defined. */
export const TestRow = z.strictObject({
  /** What the row speaks of; in a regression its term, null for the intercept. Tests of independence have none. */
  variable: z.string().nullable(),
  /** Categories that the row compares: the estimate is that of `category` less that of `against`. */
  category: z.string().nullable(),
  against: z.string().nullable(),
  /** What is tested against 0: a mean, a difference, a coefficient. Tests of independence have none. */
  estimate: figure,
  se: figure,
  ciLow: figure,
  ciHigh: figure,
  statistic: figure,
  kind: z.enum(['t', 'F', 'chiSquare']),
  df: figure,
  /** Degrees of freedom of the denominator, for an F. */
  ddf: figure,
  p: figure,
  /** Adjusted for the tests of its family. */
  pAdjusted: figure,
})
export type TestRow = z.infer<typeof TestRow>

/** A finished test or model. */
export const TestResult = z.strictObject({
  id: z.string(),
  /** SHA-256 over everything that feeds the test, the rest of its family left out. */
  key: z.string(),
  test: z.enum(['independence', 'mean', 'twoMeans', 'ranks', 'regression']),
  /** Which test of independence or which regression; the other tests have one form only. */
  form: z.enum([...independenceTests, ...regressionKinds]).nullable(),
  title: Localized,
  universe: Localized.optional(),
  window: Localized,
  design: z.string(),
  ciLevel: z.number(),
  family: z.string().nullable(),
  /** What is tested first, then what it is held against. */
  variables: z.array(TestVariable),
  /** Records that take part. */
  n: z.int(),
  rows: z.array(TestRow),
})
export type TestResult = z.infer<typeof TestResult>
