import type { Plan } from '../../contract/plan.ts'
import { readAnalysis } from '../analysis/kinds.ts'
import type { Texts } from '../report/texts.ts'

/**
 * Why a script recomputes none of the plan's analyses, each by its name: those made of cells of tables have no figures of
 * their own, and are held against the study by their tables; of the others the script does not hold the method.
 */
export const analysesLeft = ({ analyses }: Pick<Plan, 'analyses'>, texts: Texts): readonly string[] =>
  analyses.map((written) => {
    const { spec, design, datasets, tables } = readAnalysis(written)
    const said = { analysis: spec.id, kind: texts(`analysis.kind.${spec.analysis}`) }
    const isOfTables = tables.length > 0 && datasets.length === 0 && design === null
    if (isOfTables) return texts('script.left.analysisOfTables', { ...said, tables: tables.join(', ') })
    return texts('script.left.analysis', said)
  })
