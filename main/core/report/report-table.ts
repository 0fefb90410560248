import { type ComparisonTable, significances } from '../../contract/comparison.ts'
import { type ResultTable, verdictLevels } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { axesOf, cellsByPlace, isOnlyLevel } from './axes.ts'
import { baseText } from './base-text.ts'
import { significanceMark } from './comparison/comparison-fields.ts'
import { independenceLine } from './comparison/independence-line.ts'
import { besideNotes } from './comparison/report-comparison.ts'
import { gridOf } from './grid.ts'
import { leftOutLines, withoutLeftOut } from './left-out.ts'
import { markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, integer } from './number-format.ts'
import { perturbationText } from './perturbation-text.ts'
import { recordsOf } from './records.ts'
import type { Fact, ReportTable } from './report.ts'
import { levelText, type Scene, tableAnchor } from './scene.ts'
import { standardLines } from './standard-lines.ts'
import { unansweredLines } from './unanswered-lines.ts'

/**
 * A result table made readable: caption, what it measures, grid for the page, records for the worksheet, notes. The
 * differences of a comparison `beside` it are columns of it.
 */
export const reportTable = (
  table: ResultTable,
  number: number,
  scene: Scene,
  beside?: ComparisonTable,
): ReportTable => {
  const { language, texts } = scene
  const printed = withoutLeftOut(table)
  const shown = printed.cells.filter(
    ({ confidentiality }) => confidentiality !== 'hidden' && confidentiality !== 'notApplicable',
  )
  const levels = new Set([...shown, ...(beside?.cells ?? [])].map(({ verdict }) => verdict.level))
  const tested = new Set(beside?.cells.flatMap(({ pHolm, significance }) => (pHolm === null ? [] : [significance])))
  const notes = [
    ...independenceLine(table, scene),
    ...standardLines(table, scene),
    ...leftOutLines(table, scene),
    ...unansweredLines(table, scene),
    ...(table.remarks ?? []).map((remark) => inLanguage(remark, language)),
    ...table.notes.map((note) => texts(`note.${note}`)),
    ...(beside ? besideNotes(beside, scene) : []),
  ]
  return {
    kind: 'table',
    id: table.id,
    anchor: tableAnchor(table.id),
    label: texts('report.table', { number }),
    title: inLanguage(table.title, language),
    facts: factsOf(table, scene),
    reading: readingOf(printed, scene),
    grid: gridOf(printed, scene, beside),
    records: recordsOf(printed, scene, beside),
    marks: [
      ...verdictLevels.filter((level) => levels.has(level) && needsMark(level)).map((level) => markOf(level, texts)),
      ...significances.filter((one) => tested.has(one)).map((one) => significanceMark(one, texts)),
    ],
    notes: [
      ...(table.probability ? [] : [texts('report.non-probability')]),
      ...notes,
      ...(table.cells.some(({ confidentiality }) => confidentiality === 'hidden') ? [texts('report.hidden')] : []),
      ...perturbationText(table, scene),
    ],
  }
}

const factsOf = (table: ResultTable, scene: Scene): Fact[] => {
  const { language, texts } = scene
  const facts = (['unit', 'universe', 'base', 'window'] as const).map((name) => ({
    term: texts(`report.fact.${name}`),
    text: name === 'base' ? baseText(table, scene) : inLanguage(table[name], language),
  }))
  const level = axesOf(table, language, texts).find(isOnlyLevel)
  const levelFact = level ? [{ term: level.label, text: level.entries[0]?.label ?? '' }] : []
  return [...levelFact, ...facts.filter(({ text }) => text !== '')]
}

/** One figure of the table read aloud, so that nobody has to guess what a row says. */
const readingOf = (table: ResultTable, { language, texts }: Scene): string => {
  const axes = axesOf(table, language, texts)
  const cellAt = cellsByPlace(table)
  const first = axes.map(({ entries }) => entries[0])
  const cell = cellAt(first.map((entry) => entry?.code ?? null))
  if (!cell || cell.estimate === null) return ''
  const named = axes.flatMap((axis) => (isOnlyLevel(axis) ? [] : [axis.entries[0]?.label ?? '']))
  const format = fieldFormat('estimate', table.statistic)
  const params = {
    place: named.length === 0 ? texts('report.total') : named.join(' · '),
    estimate: formatNumber(cell.estimate, format, language),
    unit: inLanguage(table.unit, language),
    n: formatNumber(cell.n, integer, language),
    level: levelText(table.ciLevel, language),
    interval: formatInterval(cell.ciLow, cell.ciHigh, format, language),
  }
  if (cell.ciLow !== null) return texts('report.reading-interval', params)
  return texts(table.probability ? 'report.reading' : 'report.reading-records', params)
}
