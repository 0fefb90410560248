import { z } from 'zod'

const Totals = z.array(z.record(z.string(), z.union([z.string(), z.number()])))

/** A weighting step of a design, in the words of R `survey`. */
export const ReferenceStep = z.discriminatedUnion('op', [
  z.object({ op: z.literal('postStratify'), by: z.array(z.string()).min(1), population: Totals }),
  z.object({
    op: z.literal('rake'),
    margins: z.array(z.object({ by: z.array(z.string()).min(1), population: Totals })).min(1),
    maxit: z.number().default(500),
    epsilon_relative: z.number().default(1e-12),
  }),
  z.object({
    op: z.literal('calibrate'),
    formula: z.string(),
    population_totals: z.record(z.string(), z.number()),
    calfun: z.enum(['linear', 'raking', 'logit']),
    bounds_on_g: z.tuple([z.number(), z.number()]).nullish(),
  }),
  z.object({
    op: z.literal('trimWeights'),
    lower: z.number().optional(),
    upper: z.number().optional(),
    strict: z.boolean(),
  }),
  z.object({
    op: z.literal('svystandardize'),
    by: z.array(z.string()).min(1),
    over: z.array(z.string()),
    population: z.array(z.number()),
    excluding_missing: z.string(),
  }),
])
export type ReferenceStep = z.infer<typeof ReferenceStep>

/** A sample design. `type` says which of the other keys it has; see README.md of the format. */
export const ReferenceDesign = z.object({
  type: z.enum(['linearized', 'pps', 'derived', 'replicate']),
  ids: z.array(z.string()).default([]),
  strata: z.array(z.string()).default([]),
  weights: z.string().nullish(),
  probs: z.string().optional(),
  fpc: z.array(z.string()).nullish(),
  fpc_constant: z.number().optional(),
  fpc_note: z.string().optional(),
  nest: z.boolean().default(true),
  pps_method: z.string().optional(),
  hr_population_sum_p2_over_n: z.number().optional(),
  joint_csv: z.string().optional(),
  base: z.string().optional(),
  steps: z.array(ReferenceStep).default([]),
  replicates: z
    .object({
      csv: z.string().nullable(),
      type: z.string(),
      n: z.int(),
      scale: z.number(),
      rscales: z.union([z.number(), z.array(z.number())]),
      mse: z.boolean(),
      rho: z.number().nullish(),
    })
    .optional(),
})
export type ReferenceDesign = z.infer<typeof ReferenceDesign>

const Value = z.union([z.string(), z.number()])
export const Condition = z.object({
  var: z.string(),
  op: z.enum(['==', '!=', '<', '<=', '>', '>=', 'in']),
  value: z.union([Value, z.array(Value)]),
})
export type Condition = z.infer<typeof Condition>

/** What a case asks. Its reference figures are its other numbers; they are looked at after computing only. */
export const ReferenceQuestion = z.object({
  id: z.string(),
  design: z.string(),
  kind: z.string(),
  call: z.string(),
  variables: z.array(z.string()).default([]),
  na_rm: z.boolean().default(false),
  variable: z.string().nullish(),
  level: z.string().nullish(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  by_variables: z.array(z.string()).default([]),
  by: z.record(z.string(), Value).optional(),
  cell: z.record(z.string(), Value).optional(),
  domain: z.object({ conditions_all_must_hold: z.array(Condition) }).optional(),
  r_options: z
    .object({
      'survey.lonely.psu': z.enum(['fail', 'remove', 'certainty', 'adjust', 'average']),
      'survey.adjust.domain.lonely': z.boolean(),
      'survey.ultimate.cluster': z.boolean(),
    })
    .partial()
    .optional(),
  deff_kind: z.enum(['wor', 'replace']).optional(),
  quantile: z.number().optional(),
  qrule: z.string().optional(),
  interval_type: z.string().optional(),
  statistic_type: z.string().optional(),
  term: z.string().optional(),
  what: z.string().optional(),
  formula: z.string().optional(),
  class_: z.string().optional(),
  i: z.int().optional(),
  row: z.string().optional(),
  col: z.string().optional(),
  row_index_0based: z.int().optional(),
  replicate_1based: z.int().optional(),
  expect_error: z.boolean().optional(),
})
export type ReferenceQuestion = z.infer<typeof ReferenceQuestion>

/** A case as it stands in the file. */
export const ReferenceCase = z.looseObject({
  id: z.string(),
  kind: z.string(),
  tol_rel: z.number(),
  tol_abs: z.number(),
})
export type ReferenceCase = z.infer<typeof ReferenceCase>

/** One file of reference values. Cases are kept as they are, so that one broken case is one failed case. */
export const ReferenceSet = z.object({
  dataset: z.string(),
  csv: z.string(),
  n_rows: z.int(),
  columns: z.array(
    z.object({ name: z.string(), type: z.enum(['numeric', 'string']), levels: z.array(z.string()).nullable() }),
  ),
  designs: z.record(z.string(), ReferenceDesign),
  cases: z.array(ReferenceCase),
})
export type ReferenceSet = z.infer<typeof ReferenceSet>
