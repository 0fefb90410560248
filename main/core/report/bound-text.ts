import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import { type Cell, type FigureField, figureFields, type ResultTable } from '../../contract/results.ts'
import {
  analysisValue,
  type CitedValue,
  citedAbout,
  citedAnchor,
  citedText,
  verdictOf,
} from './analysis/bound-analysis.ts'
import { type Axis, axesOf, type CellAt, cellsByPlace, type Placed } from './axes.ts'
import { type Binding, type BindingPlace, parseBoundText } from './binding.ts'
import { comparisonAxes, comparisonsByPlace } from './comparison/comparison-axes.ts'
import {
  type ComparisonField,
  comparisonFields,
  comparisonFormat,
  comparisonUnit,
  pText,
} from './comparison/comparison-fields.ts'
import { isLeftOut } from './left-out.ts'
import { isDoubtful, markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, hiddenSymbol, type NumberFormat, undefinedSymbol } from './number-format.ts'
import type { Paragraph, Run } from './report.ts'
import { about, levelText, type Scene, tableAnchor } from './scene.ts'

/** A figure of a text: the cell a binding leads to, and the table it stands in. */
export type Cited = { readonly table: ResultTable; readonly cell: Cell }

type Source = {
  readonly section: string
  readonly tables: ReadonlyMap<string, ResultTable>
  readonly comparisons: ReadonlyMap<string, ComparisonTable>
  readonly analyses: ReadonlyMap<string, AnalysisResult>
  /** Comparisons that are printed as columns of their table. */
  readonly beside?: ReadonlySet<string>
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
      return {
        kind: 'figure',
        text: figure,
        anchor: tableAnchor(source.beside?.has(comparison.id) ? comparison.table : comparison.id),
        about: about(unit, scene),
      }
    }
    if ('cited' in piece) {
      const { cited, binding } = piece
      const text = citedText(cited, binding, placeOf(binding, source), scene)
      const level = verdictOf(cited)
      const mark = level === null ? '' : markText({ verdict: { level } }, scene)
      return { kind: 'figure', text: text + mark, anchor: citedAnchor(cited), about: citedAbout(cited, scene) }
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
  | { readonly cited: CitedValue; readonly binding: Binding }
  | {
      readonly comparison: ComparisonTable
      readonly cell: ComparisonCell
      readonly binding: Bound<ComparisonField | 'significance'>
    }

const piecesOf = (text: string, source: Source): readonly BoundPiece[] => {
  const { section, tables, comparisons, analyses, scene } = source
  const pieces = parseBoundText(text)
  if ('problem' in pieces)
    throw new Failure(`report.binding-${pieces.problem}`, { section, binding: `{${pieces.source}}` })
  return pieces.map((piece): BoundPiece => {
    if ('text' in piece) return piece
    const { binding } = piece
    const place = placeOf(binding, source)
    const comparison = comparisons.get(binding.table)
    if (comparison) {
      const field = known(ofComparisons, binding.field, place)
      const cell = cellAt(binding, comparisonAxes(comparison, scene), comparisonsByPlace(comparison), place)
      return { binding: { ...binding, field }, comparison, cell }
    }
    const table = tables.get(binding.table)
    const cited = table ? null : analysisValue(binding, analyses, place)
    if (cited) return { cited, binding }
    if (!table) throw new Failure('report.binding-table', { ...place, table: binding.table })
    const field = known(figureFields, binding.field, place)
    const cell = cellAt(binding, axesOf(table, scene.language, scene.texts), cellsByPlace(table), place)
    return { binding: { ...binding, field }, table, cell }
  })
}

/** Where a text says it, for what is wrong with it. */
const placeOf = ({ source: binding }: Binding, { section }: Source): BindingPlace => ({
  section,
  binding: `{${binding}}`,
})

const ofComparisons = [...comparisonFields, 'significance'] as const

/** The field, if it is one of those that a table or a comparison has. */
const known = <Field extends string>(fields: readonly Field[], field: string, place: BindingPlace): Field => {
  const found = fields.find((own) => own === field)
  if (found === undefined) throw new Failure('report.binding-field', place)
  return found
}

const cellAt = <Found extends Placed>(
  binding: Binding,
  axes: readonly Axis[],
  at: CellAt<Found>,
  place: BindingPlace,
): Found => {
  for (const variable of binding.at.keys())
    if (!axes.some((axis) => axis.variable === variable))
      throw new Failure('report.binding-dimension', { ...place, variable })
  const cell = at(axes.map((axis) => codeOn(axis, binding, place)))
  if (!cell) throw new Failure('report.binding-cell', place)
  return cell
}

const codeOn = (axis: Axis, binding: Binding, place: BindingPlace): string | null => {
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
  if (isLeftOut(table, cell)) return undefinedSymbol + markText(cell, scene)
  const text = numberText(cell[field], format, fieldFormat(field, table.statistic), { ...table, ...cell }, scene)
  return precisionFields.has(field) ? text + markText(cell, scene, format) : text
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
  return precisionFields.has(field) ? text + markText(cell, scene, format) : text
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
const precisionFields: ReadonlySet<string> = new Set<FigureField>(['estimate', 'ciLow', 'ciHigh', 'se', 'cv', 'logCv'])

/** The mark of a figure, in words where it is doubtful; an interval stands in brackets already. */
const markText = (
  { verdict }: { readonly verdict: Pick<Cell['verdict'], 'level'> },
  { texts }: Pick<Scene, 'texts'>,
  format?: Binding['format'],
): string => {
  if (!needsMark(verdict.level)) return ''
  const { glyph, word } = markOf(verdict.level, texts)
  if (!isDoubtful(verdict.level)) return ` ${glyph}`
  return format?.kind === 'interval' ? ` ${glyph} ${word}` : ` (${glyph} ${word})`
}

const withDecimals = (format: NumberFormat, decimals: number | null): NumberFormat => {
  if (decimals === null) return format
  return format.kind === 'integer' ? { kind: 'decimal', decimals } : { ...format, decimals }
}
