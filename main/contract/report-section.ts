import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

export const chartKinds = ['pyramid', 'bars', 'dots', 'trend', 'map', 'heat'] as const

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
  /** Map: the boundaries of the plan that it is drawn on; left out, those of the study's country. */
  boundaries: Name.optional(),
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
