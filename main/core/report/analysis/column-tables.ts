import type { AnalysisColumn, AnalysisPart, AnalysisResult } from '../../../contract/analysis.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable, Statistic } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { noFigures } from '../../estimation/no-figures.ts'
import type { Scene } from '../scene.ts'
import { columnText, isFigure, partText, valueText } from './analysis-words.ts'

/** A column of an analysis as a table that charts can be drawn of, and the part that it is printed in. */
export type ColumnTable = {
  readonly analysis: AnalysisResult
  readonly part: AnalysisPart
  readonly table: ResultTable
}

/**
 * The columns of figures of the parts whose rows have codes, by the name that a chart asks for them with:
 * `<analysis>.<part>.<column>`, as `riesgo.riskIndex.tasa`. Figures have no interval in such a picture.
 */
export const columnTablesOf = (analyses: Iterable<AnalysisResult>, scene: Scene): ReadonlyMap<string, ColumnTable> =>
  new Map(
    [...analyses].flatMap((analysis) =>
      analysis.parts.flatMap((part) =>
        part.codes === undefined
          ? []
          : part.columns.flatMap((column, place) => {
              if (place === 0 || !isFigure(column)) return []
              const id = `${analysis.id}.${part.name}.${column.name}`
              return [[id, { analysis, part, table: tableOf(id, analysis, part, place, scene) }] as const]
            }),
      ),
    ),
  )

/** The analysis of the plan that a chart asks for a column of; undefined where it names a table. */
export const analysisOfColumn = ({ analyses, tables }: Pick<Plan, 'analyses' | 'tables'>, name: string) =>
  tables.some(({ id }) => id === name) ? undefined : analyses.find(({ id }) => name.startsWith(`${id}.`))

const tableOf = (
  id: string,
  analysis: AnalysisResult,
  part: AnalysisPart,
  place: number,
  scene: Scene,
): ResultTable => {
  const column = part.columns[place] as AnalysisColumn
  const head = part.columns[0] as AnalysisColumn
  const heading = columnText(column, scene)
  const codes = part.codes ?? []
  return {
    id,
    key: analysis.key,
    title: titleOf(analysis, part, heading, scene),
    statistic: statisticOf(column),
    variable: null,
    unit: heading,
    universe: analysis.universe ?? analysis.unit,
    ...(analysis.base === undefined ? {} : { base: analysis.base }),
    window: analysis.window,
    design: '',
    probability: false,
    qualityProfile: '',
    ciLevel: analysis.ciLevel,
    ciMethod: '',
    dimensions: [
      {
        variable: head.name,
        label: columnText(head, scene),
        categories: codes.map((code, row) => ({ code, label: valueText(part.rows[row]?.[0] ?? null, head, scene) })),
      },
    ],
    levels: [],
    cells: codes.map((code, row) => cellOf(code, part.rows[row]?.[place] ?? null)),
    notes: [],
  }
}

const titleOf = (analysis: AnalysisResult, part: AnalysisPart, heading: string, scene: Scene): string => {
  const title = inLanguage(analysis.title, scene.language)
  return part === analysis.parts[0] ? `${title}: ${heading}` : `${title}, ${partText(part, scene)}: ${heading}`
}

/** Which statistic's figures are printed as those of the column are. */
const statisticOf = ({ kind, decimals = 2 }: AnalysisColumn): Statistic => {
  if (kind === 'share') return 'proportion'
  if (kind === 'count' || decimals === 0) return 'total'
  return decimals === 1 ? 'mean' : 'ratio'
}

const cellOf = (code: string, value: unknown): ResultTable['cells'][number] => ({
  group: [code],
  level: null,
  estimate: typeof value === 'number' ? value : null,
  ...noFigures,
  verdict: { level: 'notApplicable', reasons: [] },
  confidentiality: 'notApplicable',
})
