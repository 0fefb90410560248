import { z } from 'zod'
import { Name } from './name.ts'

/** Known population totals: a dataset with one row per cell of `by`. */
export const Margin = z.strictObject({ by: z.array(z.string()).min(1), dataset: Name, total: z.string() })
export type Margin = z.infer<typeof Margin>

/** A step that is switched off stays in the plan and changes nothing. */
const everyStep = { enabled: z.boolean().default(true) }

export const WeightingStep = z.discriminatedUnion('step', [
  /** Base weights from how records were selected: the first step of a design without a weight. */
  z
    .strictObject({
      step: z.literal('selection'),
      ...everyStep,
      /** Selection probabilities, one variable per stage. */
      probabilities: z.array(z.string()).default([]),
      /** Units in the population and in the sample, for stages without a probability. */
      sizes: z.array(z.strictObject({ population: z.string(), sample: z.string() })).default([]),
    })
    .refine(({ probabilities, sizes }) => probabilities.length + sizes.length > 0),
  z.strictObject({ step: z.literal('postStratify'), ...everyStep, margin: Margin }),
  z.strictObject({
    step: z.literal('rake'),
    ...everyStep,
    margins: z.array(Margin).min(1),
    epsilon: z.number().positive().default(1e-12),
    maxIterations: z.int().positive().default(200),
  }),
  /** Weights to the totals of margins and of numbers at once. */
  z.strictObject({
    step: z.literal('calibrate'),
    ...everyStep,
    margins: z.array(Margin).default([]),
    numbers: z.array(z.strictObject({ variable: z.string(), total: z.number() })).default([]),
    distance: z.enum(['linear', 'raking', 'logit']).default('linear'),
    /** Smallest and largest factor; `logit` needs them. */
    bounds: z.strictObject({ lower: z.number(), upper: z.number() }).optional(),
    /** Records with the same value (a household) get the same factor. */
    cluster: z.string().optional(),
    epsilon: z.number().positive().default(1e-10),
    maxIterations: z.int().positive().default(100),
  }),
  /** Weights outside the bounds are brought to them, the sum kept. */
  z.strictObject({
    step: z.literal('trim'),
    ...everyStep,
    lower: z.number().nonnegative().optional(),
    upper: z.number().positive().optional(),
    /** Until none is outside, not once. */
    strict: z.boolean().default(true),
  }),
  /** In each class the weight of those whose eligibility is unknown goes to those of known eligibility. */
  z.strictObject({
    step: z.literal('eligibility'),
    ...everyStep,
    /** 1 = eligibility known, 0 = unknown. */
    known: z.string(),
    classes: z.array(z.string()).default([]),
  }),
  /** In each class the weight of those who did not answer goes to those who did. */
  z.strictObject({
    step: z.literal('nonresponse'),
    ...everyStep,
    /** 1 = answered, 0 = did not, blank = out of scope. */
    responded: z.string(),
    classes: z.array(z.string()).default([]),
  }),
  /** The same with response propensities of a logistic regression: their inverse, or classes of equal size by them. */
  z.strictObject({
    step: z.literal('propensity'),
    ...everyStep,
    responded: z.string(),
    predictors: z.array(z.string()).min(1),
    classes: z.int().min(2).max(100).optional(),
  }),
])
export type WeightingStep = z.infer<typeof WeightingStep>
