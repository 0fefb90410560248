import type { FigureField } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { axesOf, isOnlyLevel } from '../axes.ts'
import type { Cited } from '../bound-text.ts'
import { markOf } from '../marks.ts'
import { fieldFormat } from '../measure.ts'
import type { Records, Value } from '../report.ts'
import type { Scene } from '../scene.ts'
import { columns } from './columns.ts'

/** What an upright page has room for; the precision annex tells the rest. */
const fields = ['estimate', 'se', 'cv', 'ciLow', 'ciHigh', 'deff', 'n', 'df'] as const satisfies readonly FigureField[]

/** What stands behind the figures that the texts of the report cite, each once. */
export const headlinePrecision = (cited: readonly Cited[], scene: Scene): Records => {
  const { texts } = scene
  const cells = new Map(
    cited
      .filter(({ table, cell }) => table.probability && !table.perturbation && cell.confidentiality !== 'hidden')
      .map((figure) => [figure.cell, figure]),
  )
  return {
    title: texts('methodology.precision.cited'),
    columns: columns(['indicator', 'unit', ...fields, 'quality'], 'methodology.precision', scene.texts),
    rows: [...cells.values()].map((figure) => rowOf(figure, scene)),
  }
}

const rowOf = ({ table, cell }: Cited, { language, texts }: Scene): Value[] => {
  const places = axesOf(table, language, texts).flatMap((axis, at) => {
    const code = axis.isLevel ? cell.level : cell.group[at]
    return isOnlyLevel(axis) ? [] : axis.entries.filter((entry) => code !== null && entry.code === code)
  })
  const title = [inLanguage(table.title, language), ...places.map(({ label }) => label)].join(' · ')
  const { glyph, word } = markOf(cell.verdict.level, texts)
  const figures = fields.map((field) => ({ number: cell[field], format: fieldFormat(field, table.statistic) }))
  return [title, inLanguage(table.unit, language), ...figures, `${glyph} ${word}`]
}
