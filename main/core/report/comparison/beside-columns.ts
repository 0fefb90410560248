import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import type { Axis } from '../axes.ts'
import { markOf, needsMark } from '../marks.ts'
import { formatNumber, undefinedSymbol } from '../number-format.ts'
import type { GridCell } from '../report.ts'
import type { Scene } from '../scene.ts'
import { comparisonsByPlace } from './comparison-axes.ts'
import { comparisonFormat, pText, significanceMark, significanceText } from './comparison-fields.ts'

/** A column that a comparison adds to its table: what it shows at the place of a row. */
export type BesideColumn = {
  readonly label: string
  readonly show: (axes: readonly Axis[], place: readonly (string | null)[]) => GridCell
}

/** The difference of each row with its mark, and the adjusted p with the sign of what the test says. */
export const besideColumns = (comparison: ComparisonTable, scene: Scene): readonly BesideColumn[] => {
  const { language, texts } = scene
  const cellAt = besideAt(comparison)
  const column = (label: string, show: (cell: ComparisonCell) => GridCell): BesideColumn => ({
    label,
    show: (axes, place) => {
      const cell = cellAt(axes, place)
      return cell ? show(cell) : { text: undefinedSymbol, mark: null }
    },
  })
  const difference = column(texts('comparison.column.differences'), ({ estimate, verdict }) => ({
    text: formatNumber(estimate, comparisonFormat('estimate', comparison), language),
    mark: needsMark(verdict.level) ? markOf(verdict.level, texts) : null,
  }))
  const test = column(texts('comparison.column.significance'), ({ significance, pHolm }) =>
    pHolm === null
      ? { text: significanceText(significance, texts), mark: null }
      : { text: pText(pHolm, scene), mark: significanceMark(significance, texts) },
  )
  return comparison.probability ? [difference, test] : [difference]
}

/** Finds the comparison of a place of the table; what is compared spreads over the columns and is no part of it. */
const besideAt = (comparison: ComparisonTable) => {
  const cellAt = comparisonsByPlace(comparison)
  const compared = comparison.compared[0]?.variable
  const pair = comparison.cells[0]?.first ?? null
  return (axes: readonly Axis[], place: readonly (string | null)[]): ComparisonCell | undefined => {
    const codes = place.filter((_, at) => axes[at]?.isLevel || axes[at]?.variable !== compared)
    return cellAt([...codes, pair])
  }
}
