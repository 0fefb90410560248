import type { AnalysisPart, AnalysisResult } from '../../../contract/analysis.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { Fact, Grid, Records, ReportTable } from '../report.ts'
import { partId } from '../report-order.ts'
import { levelText, type Scene, tableAnchor } from '../scene.ts'
import {
  columnText,
  formatOf,
  isFigure,
  natureText,
  noteText,
  partText,
  readingText,
  valueText,
} from './analysis-words.ts'

/**
 * A part of an analysis made readable as a table. What kind of figures it holds is said with every part; assumptions and
 * notes follow the first.
 */
export const reportAnalysis = (
  result: AnalysisResult,
  part: AnalysisPart,
  number: number,
  scene: Scene,
): ReportTable => {
  const isFirst = part === result.parts[0]
  const id = partId(result, part)
  const assumed = result.assumptions.map((own) => noteText(own, scene))
  return {
    kind: 'table',
    id,
    anchor: tableAnchor(id),
    label: scene.texts('report.table', { number }),
    title: titleOf(result, part, scene),
    facts: factsOf(result, scene),
    reading: readingText(part, scene),
    grid: gridOf(part, scene),
    records: recordsOf(result, part, scene),
    marks: [],
    notes: [
      natureText(result, scene),
      ...(isFirst && assumed.length > 0 ? [scene.texts('analysis.assumes', { assumptions: assumed.join(' ') })] : []),
      ...(isFirst ? result.notes.map((own) => noteText(own, scene)) : []),
    ],
  }
}

const titleOf = (result: AnalysisResult, part: AnalysisPart, scene: Scene): string => {
  const title = inLanguage(result.title, scene.language)
  return part === result.parts[0] ? title : `${title}: ${partText(part, scene)}`
}

const factsOf = (result: AnalysisResult, { language, texts }: Scene): Fact[] =>
  [
    { term: texts('analysis.fact.kind'), text: texts(`analysis.kind.${result.analysis}`) },
    ...(['unit', 'universe', 'base', 'window'] as const).map((name) => ({
      term: texts(`report.fact.${name}`),
      text: inLanguage(result[name], language),
    })),
    ...(withoutIntervals.has(result.nature)
      ? []
      : [{ term: texts('analysis.fact.level'), text: levelText(result.ciLevel, language) }]),
  ].filter(({ text }) => text !== '')

/** Of these no interval is printed that a level could belong to. */
const withoutIntervals: ReadonlySet<AnalysisResult['nature']> = new Set(['records', 'index', 'sheet'])

const gridOf = ({ columns, rows }: AnalysisPart, scene: Scene): Grid => ({
  head: [columns.map((column) => ({ text: columnText(column, scene), columns: 1, rows: 1 }))],
  groups: [
    {
      header: '',
      rows: rows.map((row) => {
        const [header = '', ...cells] = columns.map((column, place) => valueText(row[place] ?? null, column, scene))
        return { header, isTotal: false, cells: cells.map((text) => ({ text, mark: null })) }
      }),
    },
  ],
  columns: columns.length,
  words: columns.flatMap((column, place) => (isFigure(column) ? [] : [place])),
})

const recordsOf = (result: AnalysisResult, part: AnalysisPart, scene: Scene): Records => ({
  title: `${inLanguage(result.title, scene.language)}: ${partText(part, scene)}`,
  columns: part.columns.map((column) => ({ label: columnText(column, scene), isHeader: !isFigure(column) })),
  rows: part.rows.map((row) =>
    part.columns.map((column, place) => {
      const value = row[place] ?? null
      if (!isFigure(column)) return valueText(value, column, scene)
      const number = typeof value === 'number' ? value : null
      return { number, format: formatOf(column, number) }
    }),
  ),
})
