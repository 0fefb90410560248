import { Failure } from '../../contract/failure.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'
import { type Axis, axesOf, cellsByPlace } from './axes.ts'
import { type Binding, parseBoundText } from './binding.ts'
import { isDoubtful, markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, type NumberFormat } from './number-format.ts'
import type { Paragraph, Run } from './report.ts'
import { about, levelText, type Scene, tableAnchor } from './scene.ts'

/** A figure of a text: the cell a binding leads to, and the table it stands in. */
export type Cited = { readonly table: ResultTable; readonly cell: Cell }

type Source = { readonly section: string; readonly tables: ReadonlyMap<string, ResultTable>; readonly scene: Scene }

/**
 * A text of the plan with every binding replaced by the figure of its cell, in the report's language. A dimension
 * that a binding does not name is taken at its margin; the statistic's only level need not be named. Figures that
 * are not reliable carry their mark. Throws a Failure that names the section and the binding.
 */
export const boundText = (text: string, source: Source): Paragraph =>
  piecesOf(text, source).map((piece): Run => {
    if ('text' in piece) return { kind: 'text', text: piece.text }
    const { table } = piece
    const figure = figureText(piece.binding, table, piece.cell, source.scene)
    return { kind: 'figure', text: figure, anchor: tableAnchor(table.id), about: about(table, source.scene) }
  })

/** The cells that the bindings of a text lead to, in their order. */
export const citedIn = (text: string, source: Source): Cited[] =>
  piecesOf(text, source).flatMap((piece) => ('text' in piece ? [] : [{ table: piece.table, cell: piece.cell }]))

const piecesOf = (text: string, { section, tables, scene }: Source) => {
  const pieces = parseBoundText(text)
  if ('problem' in pieces)
    throw new Failure(`report.binding-${pieces.problem}`, { section, binding: `{${pieces.source}}` })
  return pieces.map((piece): { readonly text: string } | (Cited & { readonly binding: Binding }) => {
    if ('text' in piece) return piece
    const { binding } = piece
    const place = { section, binding: `{${binding.source}}` }
    const table = tables.get(binding.table)
    if (!table) throw new Failure('report.binding-table', { ...place, table: binding.table })
    return { binding, table, cell: cellOf(binding, table, place, scene) }
  })
}

type Place = { readonly section: string; readonly binding: string }

const cellOf = (binding: Binding, table: ResultTable, place: Place, { language, texts }: Scene): Cell => {
  const axes = axesOf(table, language, texts)
  for (const variable of binding.at.keys())
    if (!axes.some((axis) => axis.variable === variable))
      throw new Failure('report.binding-dimension', { ...place, variable })
  const cell = cellsByPlace(table)(axes.map((axis) => codeOn(axis, binding, place)))
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

const figureText = (binding: Binding, table: ResultTable, cell: Cell, { language, texts }: Scene): string => {
  const { field, format } = binding
  const usual = fieldFormat(field, table.statistic)
  const text =
    format.kind === 'interval'
      ? texts('figure.interval', {
          level: levelText(table.ciLevel, language),
          interval: formatInterval(cell.ciLow, cell.ciHigh, withDecimals(usual, format.decimals), language),
        })
      : formatNumber(cell[field], format.kind === 'number' ? format.format : usual, language)
  return precisionFields.has(field) ? text + markText(cell, { texts }) : text
}

/** Fields whose reading depends on the verdict; counts of records stand by themselves. */
const precisionFields: ReadonlySet<string> = new Set(['estimate', 'ciLow', 'ciHigh', 'se', 'cv', 'logCv'])

const markText = ({ verdict }: Cell, { texts }: Pick<Scene, 'texts'>): string => {
  if (!needsMark(verdict.level)) return ''
  const { glyph, word } = markOf(verdict.level, texts)
  return isDoubtful(verdict.level) ? ` (${glyph} ${word})` : ` ${glyph}`
}

const withDecimals = (format: NumberFormat, decimals: number | null): NumberFormat => {
  if (decimals === null) return format
  return format.kind === 'percent' ? { kind: 'percent', decimals } : { kind: 'decimal', decimals }
}
