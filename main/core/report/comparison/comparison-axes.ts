import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import { inLanguage } from '../../../contract/text.ts'
import { type Axis, axesOf, type CellAt } from '../axes.ts'
import type { Scene } from '../scene.ts'

/**
 * The axes of a comparison: the dimensions that are not compared, the levels, and the pairs of categories. The code of
 * a pair is its first category where all are held against the same one, else both, as in `1/2`. One pair alone, like
 * one level, is said once and not in every row.
 */
export const comparisonAxes = (comparison: ComparisonTable, { language, texts }: Scene): Axis[] => {
  const axes = axesOf(comparison, language, texts)
  const [dimension] = comparison.compared
  if (comparison.compare !== 'differences' || !dimension) return axes
  const pairs = new Map(comparison.cells.map((cell) => [pairCode(comparison, cell), cell]))
  const entries = [...pairs].map(([code, cell]) => ({ code, label: pairLabel(comparison, cell, language) }))
  const label = inLanguage(dimension.label, language) || dimension.variable
  return [...axes, { variable: dimension.variable, label, isLevel: true, entries }]
}

/** Finds the comparison at one code per axis. */
export const comparisonsByPlace = (comparison: ComparisonTable): CellAt<ComparisonCell> => {
  const hasLevels = comparison.levels.length > 0
  const keyOf = (cell: ComparisonCell) => [
    ...cell.group,
    ...(hasLevels ? [cell.level] : []),
    ...(comparison.compare === 'differences' ? [pairCode(comparison, cell)] : []),
  ]
  const cells = new Map(comparison.cells.map((cell) => [JSON.stringify(keyOf(cell)), cell]))
  return (codes) => cells.get(JSON.stringify(codes))
}

/** The label of a category of the compared dimension at `place`. */
export const categoryLabel = (
  { compared }: ComparisonTable,
  code: string | null,
  language: Scene['language'],
  place = 0,
): string => {
  const category = compared[place]?.categories.find((own) => own.code === code)
  return inLanguage(category?.label, language) || (code ?? '')
}

/** The code of a pair, as a binding names it. */
export const pairCode = (
  { reference }: Pick<ComparisonTable, 'reference'>,
  { first, second }: Pick<ComparisonCell, 'first' | 'second'>,
): string => (reference === null ? `${first}/${second}` : (first ?? ''))

const pairLabel = (comparison: ComparisonTable, { first, second }: ComparisonCell, language: Scene['language']) =>
  `${categoryLabel(comparison, first, language)} − ${categoryLabel(comparison, second, language)}`
