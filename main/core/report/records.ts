import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Cell, FigureField, ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { axesOf, cellsByPlace, placesOf } from './axes.ts'
import { comparedRecords } from './comparison/compared-records.ts'
import { markOf } from './marks.ts'
import { fieldFormat, figureWord, isShare } from './measure.ts'
import { hiddenSymbol } from './number-format.ts'
import type { Records, Value } from './report.ts'
import { levelText, type Scene } from './scene.ts'

/** The table as a worksheet holds it: one row per figure in the order of the axes, with all that is behind it and, in the
 * rows of what is compared, its difference and test. */
export const recordsOf = (table: ResultTable, scene: Scene, beside?: ComparisonTable): Records => {
  const { language, texts } = scene
  const axes = axesOf(table, language, texts)
  const cellAt = cellsByPlace(table)
  const columns = columnsOf(table, scene)
  const differences = beside ? comparedRecords(beside, axes, scene) : []
  const rows = placesOf(axes).flatMap((place) => {
    const cell = cellAt(place.map(({ code }) => code))
    if (!cell) return []
    const labels = place.length === 0 ? [texts('report.total')] : place.map(({ label }) => label)
    const isHidden = cell.confidentiality === 'hidden'
    const compared = differences.map(({ at }) => at(place.map(({ code }) => code)))
    return [[...labels, ...columns.map(({ of }) => (isHidden ? hiddenSymbol : of(cell))), ...compared]]
  })
  const headers = axes.length === 0 ? [texts('report.total')] : axes.map(({ label }) => label)
  return {
    title: inLanguage(table.title, language),
    columns: [
      ...headers.map((label) => ({ label, isHeader: true })),
      ...[...columns, ...differences].map(({ label }) => ({ label, isHeader: false })),
    ],
    rows,
  }
}

type Column = { readonly label: string; readonly of: (cell: Cell) => Value }

const columnsOf = (table: ResultTable, { language, texts }: Scene): readonly Column[] => {
  const level = levelText(table.ciLevel, language)
  const figures = (fields: readonly FigureField[]): Column[] =>
    fields.map((field) => ({
      label: field === 'estimate' ? figureWord(table, texts) : texts(`report.field.${field}`, { level }),
      of: (cell) => ({ number: cell[field], format: fieldFormat(field, table.statistic) }),
    }))
  const quality: Column = {
    label: texts('report.column.quality'),
    of: ({ verdict }) => {
      const { glyph, word } = markOf(verdict.level, texts)
      return `${glyph} ${word}`
    },
  }
  if (!table.probability) return [...figures(['estimate']), quality, ...figures(['n', 'cases'])]
  const reasons: Column = {
    label: texts('report.column.reasons'),
    of: ({ verdict }) => verdict.reasons.map((reason) => texts(`verdict.reason.${reason}`)).join('; '),
  }
  const cv: readonly FigureField[] = isShare(table.statistic) ? ['cv', 'logCv'] : ['cv']
  const behind = figures(['se', 'ciLow', 'ciHigh', ...cv, 'n', 'cases', 'nEff', 'deff', 'df', 'psus', 'sumWeights'])
  return [...figures(['estimate']), quality, ...behind, reasons]
}
