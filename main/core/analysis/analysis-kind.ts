import type { z } from 'zod'
import type { AnalysisSpec } from '../../contract/analysis.ts'
import type { AnalysisField } from '../../contract/analysis-form.ts'
import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import { planMistake } from '../../contract/plan-mistake.ts'
import { fieldsOf } from './analysis-fields.ts'
import type { AnalysisSources, Findings } from './analysis-sources.ts'

/** What makes a kind of analysis: the fields of its spec, what it is made of, and how it is computed. */
type Method<Spec> = {
  /** The fields that a plan gives it, common ones included. With a field `design` it is estimated by that design. */
  readonly spec: z.ZodType<Spec>
  readonly compute: (spec: Spec, sources: AnalysisSources) => Findings
  /** Its figures are of displacement by what they are, so that no study of another population takes it. */
  readonly isOfDisplacement?: true
  /** Datasets that it reads beside those of its design. */
  readonly datasets?: (spec: Spec) => readonly string[]
  /** Tables of the plan that it repeats or is made of. */
  readonly tables?: (spec: Spec) => readonly string[]
  /** Names inside the spec that must differ from one another. */
  readonly names?: (spec: Spec) => readonly string[]
  /** What else can be wrong in the spec, by itself or in its plan; throws a Failure. */
  readonly check?: (spec: Spec, plan: Plan) => void
  /** The spec as anyone may read it, without the seeds of its draws. */
  readonly withoutDraws?: (spec: Spec) => Spec
}

/** One analysis of a plan, read by its kind. */
export type Analysis = {
  readonly spec: AnalysisSpec
  /** The name of the design that estimates it; null without one. */
  readonly design: string | null
  readonly isOfDisplacement: boolean
  readonly datasets: readonly string[]
  readonly tables: readonly string[]
  readonly withoutDraws: AnalysisSpec
  readonly check: (plan: Plan) => void
  readonly compute: (sources: AnalysisSources) => Findings
}

export type AnalysisKind = {
  /** The fields that a plan gives it. */
  readonly fields: () => AnalysisField[]
  /** Reads what a plan wrote; `path`: where in the plan it stands, for the failure that names a mistake. */
  readonly read: (written: AnalysisSpec, path: readonly (string | number)[]) => Analysis
}

export const analysisKind = <Spec extends AnalysisSpec>(method: Method<Spec>): AnalysisKind => ({
  fields: () => fieldsOf(method.spec),
  read: (written, path) => {
    const read = method.spec.safeParse(written, { reportInput: true })
    if (!read.success) throw planMistake(read.error.issues[0] as z.core.$ZodIssue, path)
    const spec = read.data
    return {
      spec,
      design: typeof spec.design === 'string' ? spec.design : null,
      isOfDisplacement: method.isOfDisplacement ?? false,
      datasets: method.datasets?.(spec) ?? [],
      tables: [...new Set(method.tables?.(spec))],
      withoutDraws: method.withoutDraws?.(spec) ?? spec,
      check: (plan) => {
        refuseTwice(spec.id, method.names?.(spec) ?? [])
        method.check?.(spec, plan)
      },
      compute: (sources) => method.compute(spec, sources),
    }
  },
})

const refuseTwice = (id: string, names: readonly string[]): void => {
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined) throw new Failure('plan.duplicate-name', { path: `analyses.${id}`, name: twice })
}
