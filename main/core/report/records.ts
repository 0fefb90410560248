import type { Cell, ResultTable } from '../../contract/results.ts'
import { axesOf, cellsByPlace } from './axes.ts'
import { markOf } from './marks.ts'
import { type FigureField, fieldFormat, isShare } from './measure.ts'
import type { Records, Value } from './report.ts'
import { levelText, type Scene } from './scene.ts'

/** The table as a worksheet holds it: one row per figure in the order of the axes, with all that is behind it. */
export const recordsOf = (table: ResultTable, scene: Scene): Records => {
  const { language, texts } = scene
  const axes = axesOf(table, language, texts)
  const fields = fieldsOf(table)
  const cellAt = cellsByPlace(table)
  const places = axes.reduce<(readonly Place[])[]>(
    (found, axis) => found.flatMap((place) => axis.entries.map((entry) => [...place, entry])),
    [[]],
  )
  const rows = places.flatMap((place) => {
    const cell = cellAt(place.map(({ code }) => code))
    const labels = place.length === 0 ? [texts('report.total')] : place.map(({ label }) => label)
    return cell ? [[...labels, ...figuresOf(cell, table, fields), ...verdictOf(cell, table, scene)]] : []
  })
  const headers = axes.length === 0 ? [texts('report.total')] : axes.map(({ label }) => label)
  const level = levelText(table.ciLevel, language)
  const labels = [...fields.map((field) => texts(`report.field.${field}`, { level })), ...verdictColumns(table, scene)]
  const columns = [
    ...headers.map((label) => ({ label, isHeader: true })),
    ...labels.map((label) => ({ label, isHeader: false })),
  ]
  return { title: '', columns, rows }
}

type Place = { readonly code: string | null; readonly label: string }

const counts: readonly FigureField[] = ['n', 'cases']

const fieldsOf = (table: ResultTable): readonly FigureField[] => {
  if (!table.probability) return ['estimate', ...counts]
  const cv: readonly FigureField[] = isShare(table.statistic) ? ['cv', 'logCv'] : ['cv']
  return ['estimate', 'se', 'ciLow', 'ciHigh', ...cv, ...counts, 'nEff', 'deff', 'df', 'psus', 'sumWeights']
}

const figuresOf = (cell: Cell, table: ResultTable, fields: readonly FigureField[]): Value[] =>
  fields.map((field) => ({ number: cell[field], format: fieldFormat(field, table.statistic) }))

const verdictColumns = (table: ResultTable, { texts }: Scene): string[] =>
  table.probability
    ? [texts('report.column.quality'), texts('report.column.reasons')]
    : [texts('report.column.quality')]

const verdictOf = ({ verdict }: Cell, { probability }: ResultTable, { texts }: Scene): string[] => {
  const { glyph, word } = markOf(verdict.level, texts)
  const reasons = verdict.reasons.map((reason) => texts(`verdict.reason.${reason}`)).join('; ')
  return probability ? [`${glyph} ${word}`, reasons] : [`${glyph} ${word}`]
}
