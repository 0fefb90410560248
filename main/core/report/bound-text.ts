import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import { type Cell, type FigureField, figureFields, type ResultTable } from '../../contract/results.ts'
import { inLanguage, type Localized } from '../../contract/text.ts'
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
import { type Bound, type CitedFigure, comparisonText, figureText, markText } from './bound-figure.ts'
import { comparisonAxes, comparisonsByPlace } from './comparison/comparison-axes.ts'
import { type ComparisonField, comparisonFields, comparisonUnit } from './comparison/comparison-fields.ts'
import { type MarkedRun, withMarks } from './marked-text.ts'
import type { Paragraph } from './report.ts'
import { about, type Scene, tableAnchor } from './scene.ts'

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
 * need not be named. Figures that are not reliable carry their mark, after the noun that they count. Throws a Failure that names the section and the
 * binding.
 */
export const boundText = (text: string, source: Source): Paragraph =>
  withMarks(
    piecesOf(text, source).map((piece): MarkedRun => {
      if ('text' in piece) return { run: { kind: 'text', text: piece.text }, mark: '', nouns: [] }
      const { scene } = source
      if ('comparison' in piece) {
        const { comparison, binding, cell } = piece
        const anchor = tableAnchor(source.beside?.has(comparison.id) ? comparison.table : comparison.id)
        const unit = { ...comparison, unit: comparisonUnit(comparison, scene) }
        return figureRun(
          comparisonText(binding, comparison, cell, scene),
          anchor,
          about(unit, scene),
          comparison,
          scene,
        )
      }
      if ('cited' in piece) {
        const { cited, binding } = piece
        const text = citedText(cited, binding, placeOf(binding, source), scene)
        const level = verdictOf(cited)
        const mark = level === null ? '' : markText({ verdict: { level } }, scene)
        return figureRun({ text, mark }, citedAnchor(cited), citedAbout(cited, scene), cited.analysis, scene)
      }
      const { table, binding, cell } = piece
      return figureRun(
        figureText(binding, table, cell, scene),
        tableAnchor(table.id),
        about(table, scene),
        table,
        scene,
      )
    }),
  )

/** What a sentence may say right after a figure as that which it counts: its unit, or percentage points. */
const figureRun = (
  { text, mark }: CitedFigure,
  anchor: string,
  about: string,
  { unit }: { readonly unit: Localized },
  { language, texts }: Scene,
): MarkedRun => ({
  run: { kind: 'figure', text, anchor, about },
  mark,
  nouns: [inLanguage(unit, language), texts('narrative.points')],
})

/** The cells of tables that the bindings of a text lead to, in their order. */
export const citedIn = (text: string, source: Source): Cited[] =>
  piecesOf(text, source).flatMap((piece) => ('table' in piece ? [{ table: piece.table, cell: piece.cell }] : []))

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
