import type { AnalysisColumn, AnalysisPart, AnalysisResult, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import { type Verdict, verdictLevels } from '../../../contract/results.ts'
import type { Binding, BindingPlace } from '../binding.ts'
import { pText } from '../comparison/comparison-fields.ts'
import { formatNumber } from '../number-format.ts'
import { partId } from '../report-order.ts'
import { about, type Scene, tableAnchor } from '../scene.ts'
import { keyColumns, type PartRow, rowsAt } from './analysis-place.ts'
import { isFigure, natureText, valueText } from './analysis-words.ts'

/** A value of an analysis that a text cites. */
export type CitedValue = {
  readonly analysis: AnalysisResult
  readonly part: AnalysisPart
  readonly column: AnalysisColumn
  readonly row: PartRow
}

/**
 * The value that `{analysis.part[head=row].column}` leads to; null where it names no part of an analysis. A part of one row
 * needs no row to be named. Refused where it leads to no value, or to several.
 */
export const analysisValue = (
  binding: Binding,
  analyses: ReadonlyMap<string, AnalysisResult>,
  place: BindingPlace,
): CitedValue | null => {
  const named = partNamed(binding.table, analyses)
  if (!named) return null
  const { part } = named
  const keys = keyColumns(part)
  const unknown = [...binding.at.keys()].find((name) => !keys.includes(name))
  if (unknown !== undefined) throw new Failure('report.binding-dimension', { ...place, variable: unknown })
  const column = part.columns.find(({ name }) => name === binding.field)
  if (!column) throw new Failure('report.binding-column', { ...place, columns: namesOf(part) })
  const [row, ...others] = rowsAt(part, binding.at)
  if (!row) throw new Failure('report.binding-cell', place)
  if (others.length > 0) throw new Failure('report.binding-level', { ...place, variable: keys[0] ?? '' })
  return { ...named, column, row }
}

const partNamed = (name: string, analyses: ReadonlyMap<string, AnalysisResult>) => {
  for (const analysis of analyses.values())
    for (const part of analysis.parts) if (name === `${analysis.id}.${part.name}`) return { analysis, part }
  return null
}

const namesOf = ({ columns }: AnalysisPart): string => columns.map(({ name }) => name).join(', ')

/**
 * The value as its part prints it, or a figure in the format asked for; with the mark of its row where the row says how
 * precise it is. What the part does not print is a dash here too.
 */
export const citedText = (
  { column, row, part }: CitedValue,
  { format }: Binding,
  place: BindingPlace,
  scene: Scene,
): string => {
  const value = row[part.columns.indexOf(column)] ?? null
  if (format.kind === 'usual') return usualText(value, column, scene)
  if (format.kind === 'interval' || !isFigure(column)) throw new Failure('report.binding-format', place)
  return formatNumber(typeof value === 'number' ? value : null, format.format, scene.language)
}

const usualText = (value: AnalysisValue, column: AnalysisColumn, scene: Scene): string =>
  column.kind === 'p' && typeof value === 'number' ? pText(value, scene) : valueText(value, column, scene)

/** How precise the figures of a row are, where it says so and the value is one that depends on it. */
export const verdictOf = ({ part, column, row }: CitedValue): Verdict['level'] | null => {
  const place = part.columns.findIndex(({ name, kind }) => name === 'quality' && kind === 'word')
  const word = row[place]
  if (!isFigure(column) || column.kind === 'count' || typeof word !== 'string') return null
  return verdictLevels.find((level) => word === `quality.${level}`) ?? null
}

/** Where the value stands in the report. */
export const citedAnchor = ({ analysis, part }: CitedValue): string => tableAnchor(partId(analysis, part))

/** What it is a figure of, and what kind of figure: counts, a model, an index. */
export const citedAbout = ({ analysis }: CitedValue, scene: Scene): string => {
  const { unit, universe = '', base, window } = analysis
  const told = about({ unit, universe, window, ...(base === undefined ? {} : { base }) }, scene)
  return `${told} · ${natureText(analysis, scene)}`
}
