import { type ResultTable, verdictLevels } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { axesOf, cellsByPlace, isOnlyLevel } from './axes.ts'
import { independenceLine } from './comparison/independence-line.ts'
import { gridOf } from './grid.ts'
import { markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, integer } from './number-format.ts'
import { recordsOf } from './records.ts'
import type { Fact, ReportTable } from './report.ts'
import { levelText, type Scene, tableAnchor } from './scene.ts'
import { standardLines } from './standard-lines.ts'

/** A result table made readable: caption, what it measures, grid for the page, records for the worksheet, notes. */
export const reportTable = (table: ResultTable, number: number, scene: Scene): ReportTable => {
  const { language, texts } = scene
  const shown = table.cells.filter(
    ({ confidentiality }) => confidentiality !== 'hidden' && confidentiality !== 'notApplicable',
  )
  const levels = new Set(shown.map(({ verdict }) => verdict.level))
  const notes = [
    ...independenceLine(table, scene),
    ...standardLines(table, scene),
    ...table.notes.map((note) => texts(`note.${note}`)),
  ]
  return {
    kind: 'table',
    id: table.id,
    anchor: tableAnchor(table.id),
    label: texts('report.table', { number }),
    title: inLanguage(table.title, language),
    facts: factsOf(table, scene),
    reading: readingOf(table, scene),
    grid: gridOf(table, scene),
    records: recordsOf(table, scene),
    marks: verdictLevels.filter((level) => levels.has(level) && needsMark(level)).map((level) => markOf(level, texts)),
    notes: [
      ...(table.probability ? [] : [texts('report.non-probability')]),
      ...notes,
      ...(table.cells.some(({ confidentiality }) => confidentiality === 'hidden') ? [texts('report.hidden')] : []),
    ],
  }
}

const factsOf = (table: ResultTable, { language, texts }: Scene): Fact[] => {
  const facts = (['unit', 'universe', 'base', 'window'] as const).map((name) => ({
    term: texts(`report.fact.${name}`),
    text: inLanguage(table[name], language),
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
  return texts(cell.ciLow === null ? 'report.reading' : 'report.reading-interval', params)
}
