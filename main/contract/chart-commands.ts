import { z } from 'zod'
import { ChartSpec } from './report-section.ts'
import { ResultTable, Statistic, verdictLevels } from './results.ts'
import { Language } from './text.ts'

/** One figure of a picture, for the table that stands beside it. */
export const ChartFigure = z.strictObject({
  main: z.string(),
  /** Empty where the picture has one series. */
  second: z.string(),
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  statistic: Statistic,
  level: z.enum(verdictLevels),
  /** Not published. */
  hidden: z.boolean(),
})
export type ChartFigure = z.infer<typeof ChartFigure>

const wanted = {
  chart: ChartSpec,
  /** What is drawn; left out = the table of the plan that the chart names, as the study keeps it. */
  table: ResultTable.optional(),
  language: Language,
}

/** Charts of tables: a Vega-Lite specification, the picture told in words, and the files of both. */
export const chartCommands = {
  'chart.draw': {
    args: z.strictObject(wanted),
    result: z.strictObject({
      title: z.string(),
      description: z.string(),
      spec: z.record(z.string(), z.unknown()),
      figures: z.array(ChartFigure),
    }),
  },
  /** Writes the picture as working copies, SVG and PNG. */
  'chart.write': {
    args: z.strictObject({ ...wanted, folder: z.string().min(1) }),
    result: z.strictObject({ files: z.array(z.string()) }),
  },
} as const
