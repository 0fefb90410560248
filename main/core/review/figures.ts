import type { AnalysisPart, AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Localized } from '../../contract/text.ts'

/** One figure of a result, whatever kind of result it is: by its codes, totals as `_T`. */
export type Figure = {
  readonly at: Readonly<Record<string, string>>
  readonly estimate: number | null
  readonly se: number | null
}

export type AnyResult =
  | { readonly kind: 'table'; readonly result: ResultTable }
  | { readonly kind: 'comparison'; readonly result: ComparisonTable }
  | { readonly kind: 'test'; readonly result: TestResult }
  | { readonly kind: 'analysis'; readonly result: AnalysisResult }

/** The code of the margin over a dimension. */
export const totalCode = '_T'

/** The figures of a table, a comparison, a test or an analysis in one form, so that any can be held against any other. */
export const figuresOf = (one: AnyResult): readonly Figure[] => {
  if (one.kind === 'test') {
    return one.result.rows.map(({ variable, category, against, estimate, se }) => ({
      at: present({ variable, category, against }),
      estimate,
      se,
    }))
  }
  if (one.kind === 'analysis') return one.result.parts.flatMap(figuresOfPart)
  const { dimensions } = one.result
  const grouped = (group: readonly (string | null)[]) =>
    Object.fromEntries(dimensions.map(({ variable }, place) => [variable, group[place] ?? totalCode]))
  if (one.kind === 'comparison') {
    return one.result.cells.map(({ group, level, first, second, estimate, se }) => ({
      at: { ...grouped(group), ...present({ level, first, second }) },
      estimate,
      se,
    }))
  }
  return one.result.cells.map(({ group, level, estimate, se }) => ({
    at: { ...grouped(group), ...present({ level }) },
    estimate,
    se,
  }))
}

/** Every figure of a part by its row and its column. */
const figuresOfPart = ({ name, columns, rows }: AnalysisPart): readonly Figure[] =>
  rows.flatMap((row) =>
    columns.flatMap((column, place) => {
      const estimate = row[place] ?? null
      if (place === 0 || (estimate !== null && typeof estimate !== 'number')) return []
      if (column.kind === 'word' || column.kind === 'label' || column.kind === 'code') return []
      return [
        { at: { part: name, row: inLanguage(row[0] as Localized, 'es'), column: column.name }, estimate, se: null },
      ]
    }),
  )

/** What names a figure, the same whatever order its codes were given in. */
export const figureName = (at: Figure['at']): string =>
  Object.keys(at)
    .sort()
    .map((name) => `${name}=${at[name]}`)
    .join(' ')

const present = (codes: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(codes).flatMap(([name, code]) => (code === null ? [] : [[name, code]])))
