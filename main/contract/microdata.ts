import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Name } from './name.ts'
import { leastKeyFrequency, RiskReport } from './risk.ts'
import { Localized } from './text.ts'

const variable = z.string().min(1)

/** Categories taken together under one code. Codes that no group names stay as they are. */
const CodeGroup = z.strictObject({
  code: z.string().min(1),
  label: Localized.optional(),
  of: z.array(z.string()).min(1),
})

/** What is done to the records before they leave, in this order. */
export const MicrodataStep = z.discriminatedUnion('step', [
  /** Global recoding of categories. */
  z.strictObject({ step: z.literal('recode'), variable, groups: z.array(CodeGroup).min(1) }),
  /** Global recoding of numbers: bands from these lower bounds. */
  z.strictObject({ step: z.literal('band'), variable, from: z.array(z.number()).min(1) }),
  /** Top and bottom coding: numbers beyond a limit become the limit, or the weighted mean of those beyond it. */
  z
    .strictObject({
      step: z.literal('limit'),
      variable,
      bottom: z.number().optional(),
      top: z.number().optional(),
      becomes: z.enum(['limit', 'mean']).default('limit'),
    })
    .refine(({ bottom, top }) => bottom !== undefined || top !== undefined),
  /** Local suppression: blanks key values until every key is shared by so many households. */
  z.strictObject({
    step: z.literal('suppress'),
    /** What a blank in a key costs; left out = its place from the end of the keys. */
    importance: z.record(z.string(), z.number().positive().max(1000)).default({}),
  }),
  /** Post-randomisation: this part of the answers is drawn anew from the distribution of all of them. */
  z.strictObject({ step: z.literal('pram'), variable, part: z.number().gt(0).max(0.5) }),
  /** Normal noise with this part of the standard deviation of the variable. */
  z.strictObject({ step: z.literal('noise'), variable, part: z.number().gt(0).max(1) }),
])
export type MicrodataStep = z.infer<typeof MicrodataStep>

/** A file of records for others: what goes out, by what a person could be found in it, and how that is prevented. */
export const MicrodataSpec = z.strictObject({
  id: Name,
  title: Localized,
  /** Its records, weights, strata and units. */
  design: Name,
  /** Variable that names the household of a record, whose members are counted once; it does not go out. */
  household: z.string().optional(),
  /** What someone who looks for a person may know of them, the most important for analysis first. */
  keys: z.array(variable).min(1).max(10),
  /** What should not become known of a person; goes out. */
  sensitive: z.array(variable).default([]),
  /** What goes out beside the keys and the sensitive. Nothing else does. */
  variables: z.array(variable).default([]),
  /** Every key is shared by so many households. */
  k: z.int().min(leastKeyFrequency).max(100).default(leastKeyFrequency),
  steps: z.array(MicrodataStep).default([]),
})
export type MicrodataSpec = z.infer<typeof MicrodataSpec>

export const microdataSteps = ['recode', 'band', 'limit', 'suppress', 'pram', 'noise'] as const

const pair = z.strictObject({ before: z.number().nullable(), after: z.number().nullable() })

/** A figure of the file with and without its protection. Shown inside the house alone. */
export const UtilityFigure = z.strictObject({
  variable: z.string(),
  /** `null`: of a number. */
  category: z.string().nullable(),
  /** Weighted count of the category, or weighted sum of the number. */
  total: pair,
  /** Share of the category among the answers 0–1, or mean of the number. */
  mean: pair,
  /** Of the mean; `null` without a probability sample. */
  se: pair,
})
export type UtilityFigure = z.infer<typeof UtilityFigure>

export const MicrodataReport = z.strictObject({
  id: Name,
  title: Localized,
  dataset: Name,
  records: z.int(),
  variables: z.array(z.string()),
  /** Variables of the dataset that stay in the house. */
  withheld: z.int(),
  k: z.int(),
  before: RiskReport,
  after: RiskReport,
  /** Values that a step changed. */
  steps: z.array(z.strictObject({ step: z.enum(microdataSteps), variable: z.string(), changed: z.int() })),
  /** By key the values that were blanked, and their share of the records. */
  suppressed: z.array(z.strictObject({ variable: z.string(), values: z.int(), share: z.number() })),
  /** Distance of the weighted distributions, 0 = the same, 1 = nothing in common. */
  distances: z.array(z.strictObject({ variable: z.string(), distance: z.number() })),
  figures: z.array(UtilityFigure),
  weights: z.strictObject({ classes: z.int(), sum: pair }),
  /** Strata and primary units of the sample, and the random ones that stand for them. */
  units: z.strictObject({ strata: pair, units: pair }),
  /** May leave, as far as the sample tells: every key is shared by k households. */
  passes: z.boolean(),
})
export type MicrodataReport = z.infer<typeof MicrodataReport>

export const microdataCommands = {
  /** Applies a recipe of the plan and tells risk and loss before and after; no record leaves. Kept for the review. */
  'microdata.assess': { args: z.strictObject({ id: Name }), result: MicrodataReport },
} as const satisfies Record<string, CommandShape>
