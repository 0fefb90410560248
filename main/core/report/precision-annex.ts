import type { FigureField, ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { axesOf, cellsByPlace, placesOf } from './axes.ts'
import { markOf } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { hiddenSymbol } from './number-format.ts'
import type { MethodologyPart, Records } from './report.ts'
import { levelText, type Scene } from './scene.ts'

/** What stands behind a figure, in the order of print. */
const precisionFields = [
  'estimate',
  'se',
  'cv',
  'logCv',
  'ciLow',
  'ciHigh',
  'deff',
  'n',
  'nEff',
  'df',
  'cases',
] as const satisfies readonly FigureField[]

type Numbered = { readonly table: ResultTable; readonly label: string }

/** Every figure of the report's probability samples with all that is behind it, table by table; hidden ones stay hidden. */
export const precisionAnnex = (tables: readonly Numbered[], scene: Scene): MethodologyPart => ({
  title: scene.texts('methodology.annex'),
  paragraphs: [scene.texts('methodology.annex.about')],
  facts: [],
  tables: tables
    .filter(({ table }) => table.probability)
    .map((one) => recordsOf(one, scene))
    .filter(({ rows }) => rows.length > 0),
})

const recordsOf = ({ table, label }: Numbered, scene: Scene): Records => {
  const { language, texts } = scene
  const axes = axesOf(table, language, texts)
  const cellAt = cellsByPlace(table)
  const level = levelText(table.ciLevel, language)
  const headers = axes.length === 0 ? [texts('report.total')] : axes.map((axis) => axis.label)
  const columns = [
    ...precisionFields.map((field) => texts(`report.field.${field}`, { level })),
    texts('report.column.quality'),
  ]
  const rows = placesOf(axes).flatMap((place) => {
    const cell = cellAt(place.map(({ code }) => code))
    if (!cell) return []
    const labels = place.length === 0 ? [texts('report.total')] : place.map((entry) => entry.label)
    if (cell.confidentiality === 'hidden') return [[...labels, ...columns.map(() => hiddenSymbol)]]
    const { glyph, word } = markOf(cell.verdict.level, texts)
    const figures = precisionFields.map((field) => ({
      number: cell[field],
      format: fieldFormat(field, table.statistic),
    }))
    return [[...labels, ...figures, `${glyph} ${word}`]]
  })
  const title = inLanguage(table.title, language)
  return {
    title: label === '' ? title : `${label}. ${title}`,
    columns: [
      ...headers.map((name) => ({ label: name, isHeader: true })),
      ...columns.map((name) => ({ label: name, isHeader: false })),
    ],
    rows,
  }
}
