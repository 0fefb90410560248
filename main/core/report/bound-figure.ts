import type { ComparisonCell, ComparisonTable } from '../../contract/comparison.ts'
import type { Cell, FigureField, ResultTable } from '../../contract/results.ts'
import type { Binding } from './binding.ts'
import { type ComparisonField, comparisonFormat, pText } from './comparison/comparison-fields.ts'
import { isLeftOut } from './left-out.ts'
import { isDoubtful, markOf, needsMark } from './marks.ts'
import { fieldFormat } from './measure.ts'
import { formatInterval, formatNumber, hiddenSymbol, type NumberFormat, undefinedSymbol } from './number-format.ts'
import { levelText, type Scene } from './scene.ts'

/** A binding whose field is one of those that the figure has. */
export type Bound<Field> = Omit<Binding, 'field'> & { readonly field: Field }
/** A figure as a sentence cites it, and its mark where precision speaks of it: "" where it needs none. */
export type CitedFigure = { readonly text: string; readonly mark: string }

/** The figure of a table. */
export const figureText = (
  { field, format }: Bound<FigureField>,
  table: ResultTable,
  cell: Cell,
  scene: Scene,
): CitedFigure => {
  if (cell.confidentiality === 'hidden') return { text: hiddenSymbol, mark: '' }
  if (isLeftOut(table, cell)) return { text: undefinedSymbol, mark: markText(cell, scene) }
  const text = numberText(cell[field], format, fieldFormat(field, table.statistic), { ...table, ...cell }, scene)
  return { text, mark: precisionFields.has(field) ? markText(cell, scene, format) : '' }
}

/** The figure of a comparison likewise. */
export const comparisonText = (
  { field, format }: Bound<ComparisonField | 'significance'>,
  comparison: ComparisonTable,
  cell: ComparisonCell,
  scene: Scene,
): CitedFigure => {
  if (field === 'significance') return { text: scene.texts(`comparison.significance.${cell.significance}`), mark: '' }
  if ((field === 'p' || field === 'pHolm') && format.kind === 'usual')
    return { text: pText(cell[field], scene), mark: '' }
  const text = numberText(cell[field], format, comparisonFormat(field, comparison), { ...comparison, ...cell }, scene)
  return { text, mark: precisionFields.has(field) ? markText(cell, scene, format) : '' }
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
export const markText = (
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
