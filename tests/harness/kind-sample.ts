import { join } from 'node:path'
import type { AnalysisResult } from '../../main/contract/analysis.ts'
import type { ComparisonTable } from '../../main/contract/comparison.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, testEngine } from './engine.ts'

/** The sample of a kind of study, in a study of its own with all of its figures. */
export type KindSample = {
  readonly engine: Engine
  readonly table: (id: string) => ResultTable
  readonly comparison: (id: string) => ComparisonTable
  readonly analysis: (id: string) => AnalysisResult
  /** The report's preview, a page. */
  readonly html: (language: 'es' | 'en') => Promise<string>
}

/** Writes the sample of a kind below `folder`, brings it into a study and computes all that its plan asks for. */
export const openKindSample = async (kind: string, folder: string): Promise<KindSample> => {
  const engine = testEngine()
  const { plan } = await engine.call('sample.write', { folder: join(folder, 'files'), kind })
  const { tables, comparisons } = await runPlan(engine, join(folder, 'study'), plan)
  const { analyses } = await engine.call('plan.analyses', {})
  return {
    engine,
    table: (id) => named(tables, id),
    comparison: (id) => named(comparisons, id),
    analysis: (id) => named(analyses, id),
    html: async (language) => (await engine.call('report.preview', { language })).html,
  }
}

const named = <Item extends { readonly id: string }>(items: readonly Item[], id: string): Item => {
  const item = items.find((one) => one.id === id)
  if (!item) throw new Error(`the sample has no ${id}`)
  return item
}
