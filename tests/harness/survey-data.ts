import type { Categories } from '../../main/core/data/categories.ts'
import type { DesignCodes, DesignNumbers } from '../../main/core/design/design-variables.ts'

/** Codes of strata or units from texts, one per row; the empty text is a blank. */
export const coded = (variable: string, values: readonly string[]): DesignCodes => {
  const { codes } = categories(variable, values)
  return { variable, codes }
}

/** A dimension from texts, one per row, its categories in order of text; the empty text is a missing answer. */
export const categories = (
  variable: string,
  values: readonly string[],
  codes: readonly string[] = [...new Set(values)].filter((value) => value !== '').sort(),
): Categories => ({
  variable,
  codes: Uint16Array.from(values, (value) => codes.indexOf(value) + 1),
  categories: codes.map((code) => ({ code })),
})

/** Numbers of a design or a variable, one per row; NaN is a blank. */
export const numbers = (variable: string, values: ArrayLike<number>): DesignNumbers => ({
  variable,
  values: Float64Array.from(values),
})
