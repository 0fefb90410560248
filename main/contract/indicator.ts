import { z } from 'zod'
import { indicatorUnits } from './concept.ts'
import { Name } from './name.ts'
import { chartKinds } from './report-section.ts'
import { Statistic } from './results.ts'

const Bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) })

/** Of whom an indicator speaks: every record, movers, the displaced, or the displaced beside those they are compared with. */
export const amongWhom = ['all', 'movers', 'displaced', 'compared', 'members'] as const

/** Notes that a rule attaches, beside the ones that the concepts of an indicator call for. */
export const indicatorNotes = ['modelled', 'experimental', 'episodes'] as const

const common = {
  id: Name,
  /** The table shell of the genre: C1. */
  shell: z.string().regex(/^([A-J][0-9]{1,2}|IRIS|CC)$/),
  title: Bilingual,
  /** How to read it. */
  note: Bilingual.optional(),
}

export const FigureIndicator = z.strictObject({
  kind: z.literal('figures'),
  ...common,
  unit: z.enum(indicatorUnits),
  statistic: Statistic,
  /** Concepts; `groups` is the displaced status. */
  variable: z.string().optional(),
  over: z.string().optional(),
  by: z.array(z.string()).default([]),
  among: z.enum(amongWhom),
  /** Only where the study has a comparator. */
  comparator: z.boolean().default(false),
  /** Who of them answered: "… that did not report". */
  asked: Bilingual.optional(),
  /** The unit of the figures where statistic and base do not give it. */
  measured: Bilingual.optional(),
  /** A way to take it: codes that count. */
  chart: z
    .strictObject({
      kind: z.enum(chartKinds),
      title: Bilingual.optional(),
      x: z.string().optional(),
      y: z.string().optional(),
      /** An indicator that appears together with this one, whose figures are drawn with its own. */
      beside: Name.optional(),
    })
    .optional(),
  /** Also the trend along this concept. */
  trend: z.string().optional(),
  /** Also the change since the earlier round. */
  change: z.boolean().default(false),
  /** A table is good enough where at least this part of its figures has this verdict or a better one. */
  minimum: z
    .strictObject({ verdict: z.enum(['reliable', 'weak']), part: z.number().gt(0).lte(1) })
    .default({ verdict: 'weak', part: 0.5 }),
  /** What becomes coarser, step by step, where it is not: concepts in order. */
  merge: z.array(z.string()).default([]),
  /** Indicators of one such name appear together or not at all. */
  together: Name.optional(),
  notes: z.array(z.enum(indicatorNotes)).default([]),
  /** What it measures of the Interagency Durable Solutions Indicator Library, by the names of `solutions.yaml`. */
  solutions: z.array(z.string()).default([]),
})
export type FigureIndicator = z.infer<typeof FigureIndicator>

/** What another part of the report accounts for: it says where, and holds no figures of its own. */
export const AccountIndicator = z.strictObject({ kind: z.literal('account'), ...common, note: Bilingual })
export type AccountIndicator = z.infer<typeof AccountIndicator>

export const Indicator = z.discriminatedUnion('kind', [FigureIndicator, AccountIndicator])
export type Indicator = z.infer<typeof Indicator>

/** A section of the complete report, or a pack beside it. */
export const IndicatorSection = z.strictObject({
  id: Name,
  title: Bilingual,
  /** Part of the complete report. */
  isTemplate: z.boolean().default(true),
  indicators: z.array(Indicator).min(1),
})
export type IndicatorSection = z.infer<typeof IndicatorSection>

/** What a plan says of the indicators that it could have. */
export const IndicatorChoice = z.strictObject({
  /** Left out by choice. */
  without: z.array(Name).default([]),
  /** Left out because no categories are coarse enough. */
  withheld: z.array(Name).default([]),
  /** How many steps of its merge order an indicator has gone. */
  coarser: z.record(Name, z.int().positive()).default({}),
})
export type IndicatorChoice = z.infer<typeof IndicatorChoice>
