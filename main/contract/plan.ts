import { z } from 'zod'
import { DatasetChecks } from './checks.ts'
import { Category, MissingRule, variableKinds } from './codebook.ts'
import { ComparisonSpec } from './comparison.ts'
import { conventionNames } from './conventions.ts'
import { independenceTests, TestSpec } from './hypothesis.ts'
import { Name } from './name.ts'
import { QualitySpec } from './quality.ts'
import { QuantileSpec } from './quantile.ts'
import { Statistic } from './results.ts'
import { SourceSpec } from './source.ts'
import { Localized } from './text.ts'

/** Changes to what the files say of a variable. */
export const VariableOverride = z.strictObject({
  label: Localized.optional(),
  kind: z.enum(variableKinds).optional(),
  categories: z.array(Category).optional(),
  /** A code list that gives the categories. */
  list: z.string().optional(),
  missing: z.array(MissingRule).optional(),
  universe: Localized.optional(),
  question: Localized.optional(),
})

/** Several 0/1 (or coded) variables that are the answers to one question. */
export const ResponseSet = z.strictObject({
  name: Name,
  dataset: Name,
  label: Localized.optional(),
  variables: z.array(z.string()).min(1),
  /** The value that means "mentioned". */
  counted: z.string().default('1'),
})
export type ResponseSet = z.infer<typeof ResponseSet>

const described = { label: Localized.optional(), universe: Localized.optional(), question: Localized.optional() }

export const Derivation = z.discriminatedUnion('step', [
  /** A new variable by a formula in Arquero's expression language, e.g. `d.edad >= 18 ? 1 : 0`. */
  z.strictObject({
    step: z.literal('derive'),
    dataset: Name,
    name: Name,
    ...described,
    kind: z.enum(variableKinds).optional(),
    categories: z.array(Category).optional(),
    formula: z.string(),
    /** `missing`: blank wherever a variable of the formula is missing. `evaluate`: the formula sees null and decides. */
    whenMissing: z.enum(['missing', 'evaluate']).default('missing'),
  }),
  /** Ages or amounts into bands of a code list, or of the given lower bounds. */
  z.strictObject({
    step: z.literal('band'),
    dataset: Name,
    name: Name,
    ...described,
    of: z.string(),
    list: z.string().optional(),
    from: z.array(z.number()).min(1).optional(),
  }),
  /** Codes into the categories of a code list, by a crosswalk of the list or by the given pairs. */
  z.strictObject({
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
  }),
  /** Variables of another dataset brought in by key (household to person, totals to strata). */
  z.strictObject({
    step: z.literal('join'),
    dataset: Name,
    from: Name,
    key: z.union([z.string(), z.record(z.string(), z.string())]),
    variables: z.array(z.string()).min(1),
  }),
  /** Counts and sums over another dataset's records with the same key (persons to household). */
  z.strictObject({
    step: z.literal('aggregate'),
    dataset: Name,
    from: Name,
    key: z.union([z.string(), z.record(z.string(), z.string())]),
    variables: z.record(Name, z.string()),
  }),
  /** Records left out of every analysis, counted and reported with the reason. */
  z.strictObject({ step: z.literal('exclude'), dataset: Name, where: z.string(), reason: Localized }),
  /** Keeps the first record of each key; the rest are counted and reported. */
  z.strictObject({ step: z.literal('distinct'), dataset: Name, key: z.array(z.string()).min(1), reason: Localized }),
])
export type Derivation = z.infer<typeof Derivation>

/** Known population totals: a dataset with one row per cell of `by`. */
export const Margin = z.strictObject({ by: z.array(z.string()).min(1), dataset: Name, total: z.string() })
export type Margin = z.infer<typeof Margin>

export const WeightingStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('postStratify'), margin: Margin }),
  z.strictObject({
    step: z.literal('rake'),
    margins: z.array(Margin).min(1),
    epsilon: z.number().positive().default(1e-12),
    maxIterations: z.int().positive().default(200),
  }),
  /** Weights to the totals of margins and of numbers at once. */
  z.strictObject({
    step: z.literal('calibrate'),
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
    lower: z.number().nonnegative().optional(),
    upper: z.number().positive().optional(),
    /** Until none is outside, not once. */
    strict: z.boolean().default(true),
  }),
  /** In each class the weight of those whose eligibility is unknown goes to those of known eligibility. */
  z.strictObject({
    step: z.literal('eligibility'),
    /** 1 = eligibility known, 0 = unknown. */
    known: z.string(),
    classes: z.array(z.string()).default([]),
  }),
  /** In each class the weight of those who did not answer goes to those who did. */
  z.strictObject({
    step: z.literal('nonresponse'),
    /** 1 = answered, 0 = did not, blank = out of scope. */
    responded: z.string(),
    classes: z.array(z.string()).default([]),
  }),
  /** The same with response propensities of a logistic regression: their inverse, or classes of equal size by them. */
  z.strictObject({
    step: z.literal('propensity'),
    responded: z.string(),
    predictors: z.array(z.string()).min(1),
    classes: z.int().min(2).max(100).optional(),
  }),
])
export type WeightingStep = z.infer<typeof WeightingStep>

export const lonelyPsuRules = ['fail', 'adjust', 'remove', 'certainty', 'average'] as const

/** Primary units drawn without replacement with unequal probabilities; takes the place of `fpc`. */
export const UnequalSpec = z.strictObject({
  method: z.enum(['brewer', 'overton', 'hartleyRao', 'horvitzThompson', 'yatesGrundy']),
  /** Variable with the inclusion probability of the record's primary unit. */
  probability: z.string(),
  /** Hartley–Rao: Σ π² / n over the population; left out = the mean π of the sample. */
  sumOfSquares: z.number().positive().optional(),
  /** Dataset with the joint probabilities of the last two methods: a row and a variable per unit, by first record. */
  joint: Name.optional(),
})
export type UnequalSpec = z.infer<typeof UnequalSpec>

const centredOnSample = z.boolean().default(false)

/** Variances by repetition instead of linearisation; every weighting step is repeated on each replicate. */
export const ReplicatesSpec = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('jackknife'), mse: centredOnSample }),
  /** Balanced half samples of two units per stratum; Fay's method for rho above 0. */
  z.strictObject({ method: z.literal('brr'), rho: z.number().min(0).lt(1).default(0), mse: centredOnSample }),
  z.strictObject({
    method: z.enum(['bootstrap', 'subbootstrap', 'mrbbootstrap']),
    replicates: z.int().min(2).max(10_000),
    seed: z.int(),
    mse: centredOnSample,
  }),
  /** Weights that come with the data, a variable per replicate. */
  z.strictObject({
    method: z.literal('supplied'),
    variables: z.array(z.string()).min(2),
    /** The variables are weights; otherwise factors of the weight of the design. */
    combined: z.boolean().default(true),
    scale: z.number().positive(),
    rscales: z.array(z.number().nonnegative()).optional(),
    mse: centredOnSample,
  }),
])
export type ReplicatesSpec = z.infer<typeof ReplicatesSpec>

export const DesignSpec = z.strictObject({
  id: Name,
  dataset: Name,
  label: Localized.optional(),
  /** `false`: shelters, snowball, registers. No expansion, no intervals, no verdicts, said on every table. */
  probability: z.boolean().default(true),
  /** Strata by stage: one variable per sampling stage. Empty = one stratum. */
  strata: z.array(z.string()).default([]),
  /** Sampling units by stage, first stage first. Empty = records are the units. */
  psu: z.array(z.string()).default([]),
  /** Final or base weight; left out = every record weighs 1. */
  weight: z.string().optional(),
  /** Population size of the units by stage (or the sampled fraction when all are ≤ 1). */
  fpc: z.array(z.string()).default([]),
  /** PSU ids are unique only inside their stratum. */
  nest: z.boolean().default(true),
  lonelyPsu: z.enum(lonelyPsuRules).default('fail'),
  /** Apply `adjust` and `average` also where one of several PSUs of a stratum has cases in a domain. */
  lonelyInDomains: z.boolean().default(false),
  /** Variance between primary units only, even where later stages have population sizes. */
  ultimateCluster: z.boolean().default(false),
  unequal: UnequalSpec.optional(),
  replicates: ReplicatesSpec.optional(),
  weighting: z.array(WeightingStep).default([]),
})
export type DesignSpec = z.infer<typeof DesignSpec>

export const ciMethods = ['wald', 'logit', 'likelihood', 'beta', 'wilson', 'asin'] as const
export type CiMethod = (typeof ciMethods)[number]

export const PovertySpec = z.strictObject({
  line: z.union([z.number().positive(), z.string()]),
  alpha: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
})

/** Direct standardisation: each cell of a table as if it had the make-up of a standard population by these variables. */
export const StandardSpec = z.strictObject({
  by: z.array(z.string()).min(1),
  /** A dataset with a row per cell of `by`, and its variable with the size of the cell. */
  population: z.strictObject({ dataset: Name, total: z.string() }),
})
export type StandardSpec = z.infer<typeof StandardSpec>

export const TableSpec = z.strictObject({
  id: Name,
  title: Localized,
  design: Name,
  statistic: Statistic,
  /** The variable the statistic speaks of; for a ratio the numerator; for multiple response the set's name. */
  variable: z.string().optional(),
  /** Denominator of a ratio. */
  over: z.string().optional(),
  /** Which quantile; left out = the median. */
  quantile: QuantileSpec.optional(),
  /** Poverty line (an amount, or the variable that holds it) and the weight of its gap: 0 share of poor, 1 gap, 2 severity. */
  poverty: PovertySpec.optional(),
  by: z.array(z.string()).default([]),
  /** Of means and proportions. */
  standardise: StandardSpec.optional(),
  /** Also estimate the margins of every dimension. */
  margins: z.boolean().default(true),
  /** The domain, as a formula; the whole design is kept. */
  where: z.string().optional(),
  ciLevel: z.number().gt(0).lt(1).default(0.95),
  ciMethod: z.enum(ciMethods).optional(),
  deff: z.enum(['replace', 'wor']).default('replace'),
  /** The cells are domains that the sample was planned for, which some quality profiles judge more mildly. */
  plannedDomains: z.boolean().default(false),
  /** Few degrees of freedom are in the nature of the planned design (self-representing cities, small islands). */
  lowDfJustified: z.boolean().default(false),
  /** Of a two-way table of counts or proportions: test whether its classifications are independent. */
  independence: z.enum(independenceTests).optional(),
  unit: Localized,
  universe: Localized,
  base: Localized.optional(),
  window: Localized.optional(),
})
export type TableSpec = z.infer<typeof TableSpec>

export const chartKinds = ['pyramid', 'bars', 'trend', 'map', 'heat'] as const

export const ChartSpec = z.strictObject({
  id: Name,
  chart: z.enum(chartKinds),
  table: Name,
  title: Localized.optional(),
  /** Pyramid: the variable of the two sides and that of the bands. Heat: columns and rows. Others: main axis. */
  x: z.string().optional(),
  y: z.string().optional(),
  /** Trend and bars: one series per category. */
  series: z.string().optional(),
  /** Which level of a proportion to draw; left out = all. */
  level: z.string().optional(),
})
export type ChartSpec = z.infer<typeof ChartSpec>

/** A paragraph; `{table[sexo=2,causa=*].estimate:percent}` binds a figure to its cell. */
export const ReportSection = z.strictObject({
  title: Localized,
  text: z.array(Localized).default([]),
  /** Tables and comparisons, in the order to print. */
  tables: z.array(Name).default([]),
  /** Tests and models, printed after them. */
  tests: z.array(Name).default([]),
  charts: z.array(ChartSpec).default([]),
})
export type ReportSection = z.infer<typeof ReportSection>

/** What the data cannot say of themselves; printed in the methodology note, each left out where it is blank. */
export const StudySheet = z.strictObject({
  objective: Localized.optional(),
  population: Localized.optional(),
  coverage: Localized.optional(),
  frame: Localized.optional(),
  sampling: Localized.optional(),
  fieldwork: Localized.optional(),
  mode: Localized.optional(),
  response: Localized.optional(),
  definitions: Localized.optional(),
  limitations: Localized.optional(),
  contact: Localized.optional(),
})
export type StudySheet = z.infer<typeof StudySheet>

export const Plan = z.strictObject({
  caracteriza: z.literal(1),
  study: z.strictObject({
    title: Localized,
    country: z.enum(['SLV', 'HND', 'GTM', 'MEX', 'COL']).optional(),
    producer: Localized.optional(),
    /** Reference window of the displacement measured, printed with every figure. */
    window: Localized,
    /** Invented data: said in every product. */
    synthetic: z.boolean().default(false),
    note: Localized.optional(),
    sheet: StudySheet.optional(),
  }),
  sources: z.array(SourceSpec).default([]),
  codebook: z.record(Name, z.record(z.string(), VariableOverride)).default({}),
  sets: z.array(ResponseSet).default([]),
  checks: z.array(DatasetChecks).default([]),
  derivations: z.array(Derivation).default([]),
  designs: z.array(DesignSpec).default([]),
  tables: z.array(TableSpec).default([]),
  comparisons: z.array(ComparisonSpec).default([]),
  tests: z.array(TestSpec).default([]),
  conventions: z.enum(conventionNames).default('caracteriza'),
  quality: QualitySpec.default({ profile: 'cepal-2023', logCv: 'symmetric' }),
  report: z.strictObject({ sections: z.array(ReportSection) }).optional(),
})
export type Plan = z.infer<typeof Plan>
