import { z } from 'zod'
import { Name } from './name.ts'
import { GeneratedText } from './narrative.ts'
import { Localized } from './text.ts'

export const chartKinds = [
  'cards',
  'bars',
  'stacked',
  'dots',
  'ranking',
  'pyramid',
  'trend',
  'heat',
  'map',
  'flows',
  'overlap',
] as const

/** A figure of a card: the cell of a table that `at` tells by the code of each variable, totals left out. */
export const CardSpec = z.strictObject({
  /** Left out: the table of the chart. */
  table: Name.optional(),
  at: z.record(z.string(), z.string()).default({}),
  title: Localized.optional(),
})
export type CardSpec = z.infer<typeof CardSpec>

export const ChartSpec = z.strictObject({
  id: Name,
  chart: z.enum(chartKinds),
  table: Name,
  title: Localized.optional(),
  /** Pyramid: the variable of the two sides and that of the bands. Heat and flows: columns and rows. Others: main axis. */
  x: z.string().optional(),
  y: z.string().optional(),
  /** Trend, bars and dots: one series per category. Pyramid: two groups, the second as outlines over the first. */
  series: z.string().optional(),
  /**
   * Ranking: a second table of the same unit, whose figures stand beside those of the first; `y` names its places. Cards:
   * a table whose figures come first. Overlap: a table with the figure of each answer, alone or with others.
   */
  beside: Name.optional(),
  /** Ranking, flows and overlap: how many are drawn, the largest; of a ranking the others are one. */
  top: z.int().positive().optional(),
  /** Flows: the least that is drawn. */
  minimum: z.number().positive().optional(),
  /** Cards: their figures; left out, all of the table along `x`, its total last. */
  cards: z.array(CardSpec).min(1).optional(),
  /** Which level of a proportion to draw; left out = all. */
  level: z.string().optional(),
  /** Map and flows: the boundaries of the plan that it is drawn on; left out, those of the study's country. */
  boundaries: Name.optional(),
})
export type ChartSpec = z.infer<typeof ChartSpec>

/** A paragraph as its author wrote it, in which `{table[sexo=2,causa=*].estimate:percent}` binds a figure to its cell, or a generated one. */
export const SectionText = z.union([Localized, GeneratedText])
export type SectionText = z.infer<typeof SectionText>

export const ReportSection = z.strictObject({
  title: Localized,
  text: z.array(SectionText).default([]),
  /** Sections and packs of the indicator library, or single indicators: printed before the section's own tables. */
  indicators: z.array(Name).optional(),
  /** Tables and comparisons, in the order to print. */
  tables: z.array(Name).default([]),
  /** Tests and models, printed after them. */
  tests: z.array(Name).default([]),
  /** Analyses, printed last. */
  analyses: z.array(Name).default([]),
  charts: z.array(ChartSpec).default([]),
})
export type ReportSection = z.infer<typeof ReportSection>

/** The tables that a chart is drawn from, its own first. */
export const tablesOfChart = ({ table, beside, cards = [] }: ChartSpec): readonly string[] => [
  ...new Set([table, ...(beside === undefined ? [] : [beside]), ...cards.flatMap((card) => card.table ?? [])]),
]
