import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Day } from '../../../contract/source.ts'
import { code, dataset, formula, variable } from '../spec-parts.ts'

/** How long the periods are of which stock and flows are told. */
export const periods = ['month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

export const CaseRegisterSpec = z.strictObject({
  analysis: z.literal('caseRegister'),
  /** A record per person and event. */
  dataset: dataset(),
  /** Which records are counted, as a formula; left out = all. */
  where: formula('dataset').optional(),
  /** The variable that names a person: the same on every record of theirs. */
  person: variable('dataset'),
  /** The variable that names an event, which several persons may share; left out, every record is one. */
  event: variable('dataset').optional(),
  /** Which records are of displaced persons, and which of persons at risk of displacement; others are told apart. */
  status: z.strictObject({
    variable: variable('dataset'),
    displaced: z.array(code('variable')).min(1),
    atRisk: z.array(code('variable')).default([]),
  }),
  /** The day from which the record counts, and why: new displacement, birth, arrival … */
  entry: z.strictObject({ date: variable('dataset'), reason: variable('dataset').optional() }),
  /** The day on which it ceased to count, blank while it does, and why: solution, death, departure … */
  exit: z.strictObject({ date: variable('dataset'), reason: variable('dataset').optional() }).optional(),
  period: z.enum(periods).default('year'),
  /** The day on which the register was closed: nothing later is counted. */
  until: Day,
  /** Variables that persons and events are split by, side by side. */
  by: z.array(variable('dataset')).max(10).default([]),
  ...commonFields,
})
export type CaseRegisterSpec = z.infer<typeof CaseRegisterSpec>
