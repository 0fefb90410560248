import type { Cell, ResultTable } from '../../contract/results.ts'
import type { CategoryMerge, TableSpec } from '../../contract/table.ts'

/** Cells of the full crossing of a table, and those of them that its quality profile lets stand. */
export type CellCount = { readonly passing: number; readonly cells: number }

/** Merges of the categories of one variable, and what they do for the cells of the table. */
export type MergeSuggestion = {
  readonly variable: string
  /** All merges of the variable, those the table has already among them. */
  readonly merge: readonly CategoryMerge[]
  readonly before: CellCount
  readonly after: CellCount
}

type Estimated = Pick<ResultTable, 'dimensions' | 'levels' | 'variable' | 'cells'>

/** Variables with more categories than this are not merged one by one. */
const mostCategories = 40

/**
 * Which categories to take together so that the failing cells of `table` pass: for each variable with at least three
 * categories, the smallest category with a failing cell joins its smaller neighbour where the categories have an order
 * (`isOrdered`), else the smallest of the others, until all cells pass or two categories are left; the first state with
 * the largest share of passing cells is the suggestion. Size is the number of records. A cell fails when its verdict is
 * `unreliable` or `notEvaluable`. Every state is estimated anew by `estimate`, so what is promised is what comes out.
 * Nothing is suggested where nothing fails or no merge helps; the most helpful suggestion comes first.
 */
export const suggestMerges = async (
  table: TableSpec,
  result: Estimated,
  isOrdered: (variable: string) => boolean,
  estimate: (table: TableSpec) => Promise<Estimated>,
): Promise<readonly MergeSuggestion[]> => {
  const before = countOf(result)
  if (before.passing === before.cells) return []
  const suggestions: MergeSuggestion[] = []
  for (const axis of axesOf(result)) {
    const found = await suggestionFor(axis, table, result, isOrdered(axis.variable), estimate)
    if (found) suggestions.push(found)
  }
  return suggestions.sort((a, b) => share(b.after) - share(a.after))
}

/** A direction in which categories can be merged: their codes and how to read a cell's. */
type Axis = {
  readonly variable: string
  readonly codes: readonly string[]
  readonly codeOf: (cell: Cell) => string | null
}

const axesOf = ({ dimensions, levels, variable }: Estimated): readonly Axis[] => {
  const own = dimensions.map(
    (dimension, place): Axis => ({
      variable: dimension.variable,
      codes: dimension.categories.map(({ code }) => code),
      codeOf: ({ group }) => group[place] ?? null,
    }),
  )
  const hasLevels = variable !== null && levels.length > 0
  const ofLevels = {
    variable: variable ?? '',
    codes: levels.map(({ code }) => code),
    codeOf: (cell: Cell) => cell.level,
  }
  return hasLevels ? [...own, ofLevels] : own
}

const suggestionFor = async (
  { variable }: Axis,
  table: TableSpec,
  start: Estimated,
  ordered: boolean,
  estimate: (table: TableSpec) => Promise<Estimated>,
): Promise<MergeSuggestion | null> => {
  const before = countOf(start)
  let best: MergeSuggestion | null = null
  let result = start
  let merge: CategoryMerge[] = table.merge?.[variable] ?? []
  for (;;) {
    const axis = axesOf(result).find((candidate) => candidate.variable === variable)
    const pair = axis && pairToMerge(axis, result, ordered)
    if (!pair) return best
    merge = joined(merge, pair)
    result = await estimate({ ...table, merge: { ...table.merge, [variable]: merge } })
    const after = countOf(result)
    if (share(after) > share(best?.after ?? before)) best = { variable, merge, before, after }
  }
}

/** The two categories to join next; null when no cell fails or there are too few categories, or too many. */
const pairToMerge = (axis: Axis, { cells }: Estimated, ordered: boolean): readonly [string, string] | null => {
  const inner = cells.filter(isInner)
  const sizes = new Map<string, number>()
  for (const cell of inner) {
    const code = axis.codeOf(cell)
    if (code !== null) sizes.set(code, (sizes.get(code) ?? 0) + (cell.cases ?? 0))
  }
  const codes = axis.codes.filter((code) => sizes.has(code))
  const failing = new Set(inner.filter(fails).map(axis.codeOf))
  if (codes.length < 3 || codes.length > mostCategories) return null
  const smallest = (some: readonly string[]): string | undefined =>
    some.reduce<string | undefined>(
      (least, code) => (least === undefined || (sizes.get(code) ?? 0) < (sizes.get(least) ?? 0) ? code : least),
      undefined,
    )
  const first = smallest(codes.filter((code) => failing.has(code)))
  if (first === undefined) return null
  const place = codes.indexOf(first)
  const partners = ordered ? [codes[place - 1], codes[place + 1]] : codes.filter((code) => code !== first)
  const second = smallest(partners.filter((code) => code !== undefined))
  if (second === undefined) return null
  return place < codes.indexOf(second) ? [first, second] : [second, first]
}

/** The merges with two categories of the merged table taken as one; a merged category is taken apart into its codes. */
const joined = (merges: readonly CategoryMerge[], pair: readonly [string, string]): CategoryMerge[] => {
  const codeOf = ({ codes }: CategoryMerge): string => codes.join('+')
  const codesOf = (code: string): string[] => merges.find((merge) => codeOf(merge) === code)?.codes ?? [code]
  return [...merges.filter((merge) => !pair.includes(codeOf(merge))), { codes: pair.flatMap(codesOf) }]
}

const countOf = ({ cells }: Estimated): CellCount => {
  const inner = cells.filter(isInner)
  return { passing: inner.filter((cell) => !fails(cell)).length, cells: inner.length }
}

const share = ({ passing, cells }: CellCount): number => (cells === 0 ? 0 : passing / cells)

const isInner = ({ group }: Cell): boolean => group.every((code) => code !== null)

const fails = ({ verdict: { level } }: Cell): boolean => level === 'unreliable' || level === 'notEvaluable'
