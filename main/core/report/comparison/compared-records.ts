import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import type { Axis } from '../axes.ts'
import type { Value } from '../report.ts'
import { levelText, type Scene } from '../scene.ts'
import { comparisonsByPlace } from './comparison-axes.ts'
import { type ComparisonField, comparisonFormat, significanceText } from './comparison-fields.ts'

/** A column of a worksheet that a comparison adds to its table. */
export type ComparedColumn = {
  readonly label: string
  readonly at: (place: readonly (string | null)[]) => Value
}

/** Difference, interval and test in the row of the category that is compared; the other rows have none. */
export const comparedRecords = (
  comparison: ComparisonTable,
  axes: readonly Axis[],
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): readonly ComparedColumn[] => {
  const level = levelText(comparison.ciLevel, language)
  const cellAt = comparisonsByPlace(comparison)
  const dimension = axes.findIndex(({ isLevel, variable }) => !isLevel && variable === comparison.compared[0]?.variable)
  const cellOf = (place: readonly (string | null)[]) =>
    cellAt([...place.filter((_, at) => at !== dimension), place[dimension] ?? null])
  const column = (label: string, of: (cell: ComparisonCell) => Value): ComparedColumn => ({
    label,
    at: (place) => {
      const cell = cellOf(place)
      return cell ? of(cell) : ''
    },
  })
  const difference = texts('comparison.column.differences')
  const figure = (field: ComparisonField, name: string) =>
    column(`${difference}: ${name}`, (cell) => ({ number: cell[field], format: comparisonFormat(field, comparison) }))
  const value = column(difference, ({ estimate }) => ({
    number: estimate,
    format: comparisonFormat('estimate', comparison),
  }))
  if (!comparison.probability) return [value]
  return [
    value,
    figure('ciLow', texts('report.field.ciLow', { level })),
    figure('ciHigh', texts('report.field.ciHigh', { level })),
    figure('pHolm', texts('comparison.field.pHolm')),
    column(texts('comparison.column.significance'), ({ significance }) => significanceText(significance, texts)),
  ]
}
