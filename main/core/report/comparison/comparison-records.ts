import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import { placesOf } from '../axes.ts'
import { markOf } from '../marks.ts'
import type { Records, Value } from '../report.ts'
import { levelText, type Scene } from '../scene.ts'
import { comparisonAxes, comparisonsByPlace } from './comparison-axes.ts'
import { type ComparisonField, comparisonFormat, significanceText } from './comparison-fields.ts'
import { figureLabels } from './comparison-grid.ts'

/** A comparison as a worksheet holds it: one row per comparison with all that is behind its test. */
export const comparisonRecords = (comparison: ComparisonTable, scene: Scene): Records => {
  const axes = comparisonAxes(comparison, scene)
  const cellAt = comparisonsByPlace(comparison)
  const columns = columnsOf(comparison, scene)
  const kind = scene.texts(`comparison.column.${comparison.compare}`)
  const rows = placesOf(axes).flatMap((place) => {
    const cell = cellAt(place.map(({ code }) => code))
    const labels = place.length === 0 ? [kind] : place.map(({ label }) => label)
    return cell ? [[...labels, ...columns.map(({ of }) => of(cell))]] : []
  })
  const headers = axes.length === 0 ? [scene.texts('comparison.fact.compared')] : axes.map(({ label }) => label)
  return {
    title: '',
    columns: [
      ...headers.map((label) => ({ label, isHeader: true })),
      ...columns.map(({ label }) => ({ label, isHeader: false })),
    ],
    rows,
  }
}

type Column = { readonly label: string; readonly of: (cell: ComparisonCell) => Value }

const columnsOf = (comparison: ComparisonTable, { language, texts }: Scene): readonly Column[] => {
  const level = levelText(comparison.ciLevel, language)
  const figure = (field: ComparisonField, label: string): Column => ({
    label,
    of: (cell) => ({ number: cell[field], format: comparisonFormat(field, comparison) }),
  })
  const quality: Column = {
    label: texts('report.column.quality'),
    of: ({ verdict }) => {
      const { glyph, word } = markOf(verdict.level, texts)
      return `${glyph} ${word}`
    },
  }
  const [first, second] = figureLabels(comparison, { language, texts })
  const figures =
    first === undefined || second === undefined
      ? []
      : [figure('firstEstimate', first), figure('secondEstimate', second)]
  const value = figure('estimate', texts(`comparison.column.${comparison.compare}`))
  const n = figure('n', texts('comparison.field.n'))
  if (!comparison.probability) return [...figures, value, quality, n]
  const significance: Column = {
    label: texts('comparison.column.significance'),
    of: (cell) => significanceText(cell.significance, texts),
  }
  const reasons: Column = {
    label: texts('report.column.reasons'),
    of: ({ verdict }) => verdict.reasons.map((reason) => texts(`verdict.reason.${reason}`)).join('; '),
  }
  return [
    ...figures,
    value,
    quality,
    significance,
    figure('pHolm', texts('comparison.field.pHolm')),
    figure('p', texts('comparison.field.p')),
    ...(['se', 'ciLow', 'ciHigh', 'df'] as const).map((field) =>
      figure(field, texts(`report.field.${field}`, { level })),
    ),
    figure('t', texts('comparison.field.t')),
    n,
    reasons,
  ]
}
