import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { type Axis, axesOf, type CellAt, cellsByPlace, type Placed } from './axes.ts'
import { type Binding, type BoundField, parseBoundText } from './binding.ts'
import { comparisonAxes, comparisonsByPlace } from './comparison/comparison-axes.ts'
import {
  type ComparisonField,
  comparisonFields,
  comparisonFormat,
  comparisonUnit,
  pText,
} from './comparison/comparison-fields.ts'
import { isDoubtful, markOf, needsMark } from './marks.ts'
import { type FigureField, fieldFormat, figureFields } from './measure.ts'
import { formatInterval, formatNumber, hiddenSymbol, type NumberFormat } from './number-format.ts'
import type { Paragraph, Run } from './report.ts'
import { about, levelText, type Scene, tableAnchor } from './scene.ts'

/** A figure of a text: the cell a binding leads to, and the table it stands in. */
export type Cited = { readonly table: ResultTable; readonly cell: Cell }

type Source = {
  readonly section: string
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly comparisons: ReadonlyMap<string, ComparisonTable>
  readonly scene: Scene
}

/**
 * A text of the plan with every binding replaced by the figure of its cell, in the report's language. A dimension
 * that a binding does not name is taken at its margin; the statistic's only level, and the only pair of a comparison,
 * need not be named. Figures that are not reliable carry their mark. Throws a Failure that names the section and the
 * binding.
 */
export const boundText = (text: string, source: Source): Paragraph =>
  piecesOf(text, source).map((piece): Run => {
    if ('text' in piece) return { kind: 'text', text: piece.text }
    const { scene } = source
    if ('comparison' in piece) {
      const { comparison } = piece
      const unit = { ...comparison, unit: comparisonUnit(comparison, scene) }
      const figure = comparisonText(piece.binding, comparison, piece.cell, scene)
      return { kind: 'figure', text: figure, anchor: tableAnchor(comparison.id), about: about(unit, scene) }
    }
    const { table } = piece
    const figure = figureText(piece.binding, table, piece.cell, scene)
    return { kind: 'figure', text: figure, anchor: tableAnchor(table.id), about: about(table, scene) }
  })

/** The cells of tables that the bindings of a text lead to, in their order. */
export const citedIn = (text: string, source: Source): Cited[] =>
  piecesOf(text, source).flatMap((piece) => ('table' in piece ? [{ table: piece.table, cell: piece.cell }] : []))

type Bound<Field> = Omit<Binding, 'field'> & { readonly field: Field }
type BoundPiece =
  | { readonly text: string }
  | (Cited & { readonly binding: Bound<FigureField> })
  | {
      readonly comparison: ComparisonTable
      readonly cell: ComparisonCell
      readonly binding: Bound<ComparisonField | 'significance'>
    }

const piecesOf = (text: string, { section, tables, comparisons, scene }: Source): readonly BoundPiece[] => {
  const pieces = parseBoundText(text)
  if ('problem' in pieces)
    throw new Failure(`report.binding-${pieces.problem}`, { section, binding: `{${pieces.source}}` })
  return pieces.map((piece): BoundPiece => {
    if ('text' in piece) return piece
    const { binding } = piece
    const place = { section, binding: `{${binding.source}}` }
    const comparison = comparisons.get(binding.table)
    if (comparison) {
      const cell = cellAt(binding, comparisonAxes(comparison, scene), comparisonsByPlace(comparison), place)
      return { binding: { ...binding, field: known(ofComparisons, binding.field, place) }, comparison, cell }
    }
    const table = tables.get(binding.table)
    if (!table) throw new Failure('report.binding-table', { ...place, table: binding.table })
    const cell = cellAt(binding, axesOf(table, scene.language, scene.texts), cellsByPlace(table), place)
    return { binding: { ...binding, field: known(figureFields, binding.field, place) }, table, cell }
  })
}

const ofComparisons = [...comparisonFields, 'significance'] as const

type Place = { readonly section: string; readonly binding: string }

/** The field, if it is one of those that a table or a comparison has. */
const known = <Field extends BoundField>(fields: readonly Field[], field: BoundField, place: Place): Field => {
  const found = fields.find((own) => own === field)
  if (found === undefined) throw new Failure('report.binding-field', place)
  return found
}

const cellAt = <Found extends Placed>(
  binding: Binding,
  axes: readonly Axis[],
  at: CellAt<Found>,
  place: Place,
): Found => {
  for (const variable of binding.at.keys())
    if (!axes.some((axis) => axis.variable === variable))
      throw new Failure('report.binding-dimension', { ...place, variable })
  const cell = at(axes.map((axis) => codeOn(axis, binding, place)))
  if (!cell) throw new Failure('report.binding-cell', place)
  return cell
}

const codeOn = (axis: Axis, binding: Binding, place: Place): string | null => {
  const code = binding.at.get(axis.variable)
  if (code !== undefined) return code
  if (!axis.isLevel) return null
  const only = axis.entries[0]
  if (axis.entries.length !== 1 || !only)
    throw new Failure('report.binding-level', { ...place, variable: axis.variable })
  return only.code
}

const figureText = ({ field, format }: Bound<FigureField>, table: ResultTable, cell: Cell, scene: Scene): string => {
  if (cell.confidentiality === 'hidden') return hiddenSymbol
  const text = numberText(cell[field], format, fieldFormat(field, table.statistic), { ...table, ...cell }, scene)
  return precisionFields.has(field) ? text + markText(cell, scene) : text
}

const comparisonText = (
  { field, format }: Bound<ComparisonField | 'significance'>,
  comparison: ComparisonTable,
  cell: ComparisonCell,
  scene: Scene,
): string => {
  if (field === 'significance') return scene.texts(`comparison.significance.${cell.significance}`)
  if ((field === 'p' || field === 'pHolm') && format.kind === 'usual') return pText(cell[field], scene)
  const text = numberText(cell[field], format, comparisonFormat(field, comparison), { ...comparison, ...cell }, scene)
  return precisionFields.has(field) ? text + markText(cell, scene) : text
}

type Interval = { readonly ciLevel: number; readonly ciLow: number | null; readonly ciHigh: number | null }

const numberText = (
  value: number | null,
  format: Binding['format'],
  usual: NumberFormat,
  { ciLevel, ciLow, ciHigh }: Interval,
  { language, texts }: Scene,
): string =>
  format.kind === 'interval'
    ? texts('figure.interval', {
        level: levelText(ciLevel, language),
        interval: formatInterval(ciLow, ciHigh, withDecimals(usual, format.decimals), language),
      })
    : formatNumber(value, format.kind === 'number' ? format.format : usual, language)

/** Fields whose reading depends on the verdict; counts of records stand by themselves. */
const precisionFields: ReadonlySet<BoundField> = new Set<BoundField>([
  'estimate',
  'ciLow',
  'ciHigh',
  'se',
  'cv',
  'logCv',
])

const markText = ({ verdict }: Pick<Cell, 'verdict'>, { texts }: Pick<Scene, 'texts'>): string => {
  if (!needsMark(verdict.level)) return ''
  const { glyph, word } = markOf(verdict.level, texts)
  return isDoubtful(verdict.level) ? ` (${glyph} ${word})` : ` ${glyph}`
}

const withDecimals = (format: NumberFormat, decimals: number | null): NumberFormat => {
  if (decimals === null) return format
  return format.kind === 'integer' ? { kind: 'decimal', decimals } : { ...format, decimals }
}
