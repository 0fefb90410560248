import type { AnalysisColumn, AnalysisNote, AnalysisResult } from '../../contract/analysis.ts'
import type { DesignSpec } from '../../contract/design.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { householdsOf } from '../disclosure/places/households.ts'
import type { PreparedDesign } from '../plan/designs/prepare-design.ts'

/** What analyses are made of: the plan, its derived datasets, its designs and its tables as they came out. */
export type AnalysisSources = {
  readonly plan: Plan
  readonly frame: (dataset: string) => Frame
  readonly design: (spec: DesignSpec) => PreparedDesign
  readonly table: (id: string) => ResultTable
}

/** What an analysis finds; its id, title, window and key come from the plan and the caller. */
export type Findings = Pick<AnalysisResult, 'nature' | 'unit' | 'parts' | 'fewest' | 'tables'> & {
  readonly universe?: AnalysisResult['universe']
  readonly base?: AnalysisResult['base']
  readonly assumptions: readonly AnalysisNote[]
  readonly notes: readonly AnalysisNote[]
}

export const note = (code: string, params: AnalysisNote['params'] = {}): AnalysisNote => ({ code, params })

/** A column of counts. */
export const countColumn = (name: string): AnalysisColumn => ({ name, kind: 'count' })

/** By row the household that the plan's disclosure rules count: its number, or that of the record itself. */
export const holdingsOf = ({ plan }: Pick<AnalysisSources, 'plan'>, frame: Frame): ArrayLike<number> => {
  const household = plan.disclosure?.households[frame.dataset]
  return household === undefined
    ? Uint32Array.from({ length: frame.rows }, (_, row) => row)
    : householdsOf(frame, household)
}

/** How many different holdings the rows have that are marked 1. */
export const holdingsIn = (holdings: ArrayLike<number>, marked: ArrayLike<number>): number => {
  const found = new Set<number>()
  for (let row = 0; row < marked.length; row++) if (marked[row] === 1) found.add(holdings[row] as number)
  return found.size
}

/** The smallest of the counts that are not 0; null without any. */
export const fewestOf = (counts: readonly number[]): number | null => {
  const some = counts.filter((own) => own > 0)
  return some.length === 0 ? null : Math.min(...some)
}

/** The code of each row as text, missing codes of the codebook included; null where the file is blank. */
export const rawCodes = (frame: Frame, name: string): readonly (string | null)[] => {
  const column = frame.raw(variableOf(frame, name).name)
  if (column.type === 'number')
    return Array.from(column.values, (value) => (Number.isNaN(value) ? null : String(value)))
  return Array.from(column.codes, (code) => (code === 0 ? null : (column.dictionary[code - 1] ?? null)))
}
