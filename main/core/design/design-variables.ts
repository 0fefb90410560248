import { type Codes, type Column, codesFor } from '../data/column.ts'

/** A variable that names strata or sampling units: `codes[i]` is 0 where the row has none. */
export type DesignCodes = { readonly variable: string; readonly codes: Codes }

/** A variable with weights or population sizes; NaN is a blank. */
export type DesignNumbers = { readonly variable: string; readonly values: Float64Array }

/** The variable as codes of strata or units: a text keeps its codes, equal numbers share one, blanks have none. */
export const designCodes = (variable: string, column: Column): DesignCodes =>
  column.type === 'code' ? { variable, codes: column.codes } : { variable, codes: codesOfNumbers(column.values) }

const codesOfNumbers = (values: Float64Array): Codes => {
  const codeOf = new Map<number, number>()
  const wide = new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const known = codeOf.get(value)
    if (known === undefined) codeOf.set(value, codeOf.size + 1)
    wide[row] = known ?? codeOf.size
  }
  const codes = codesFor(codeOf.size, values.length)
  codes.set(wide)
  return codes
}
