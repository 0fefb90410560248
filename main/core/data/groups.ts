import { type Frame, variableOf } from './frame.ts'

/**
 * Records by the values they share. `codes[i]` is 0 where a value is missing, else the number of the record's group,
 * from 1 in the order in which groups first occur; `first[code - 1]` is the first record of a group.
 */
export type Groups = { readonly codes: Uint32Array; readonly first: readonly number[]; readonly sizes: Uint32Array }

/** Groups the records of `frame` for which `included` is 1 (all, when left out); without variables they are one group. */
export const groupRecords = (frame: Frame, names: readonly string[], included?: Uint8Array): Groups => {
  let codes = Uint32Array.from({ length: frame.rows }, (_, row) => included?.[row] ?? 1)
  let first = [Math.max(codes.indexOf(1), 0)]
  for (const name of names) {
    const values = valueCodes(frame, name)
    const known = new Map<number, number>()
    first = []
    codes = codes.map((code, row) => {
      const value = values.codes[row] as number
      if (code === 0 || value === 0) return 0
      const key = code * (values.largest + 1) + value
      const group = known.get(key)
      if (group !== undefined) return group
      known.set(key, first.push(row))
      return first.length
    })
  }
  return { codes, first, sizes: sizesOf(codes, first.length) }
}

/** The group's values as texts, in the order of the variables. */
export const groupTexts = (frame: Frame, names: readonly string[], { first }: Groups, group: number): string[] =>
  names.map((name) => textAt(frame, name, first[group - 1] as number))

/** A value of the file as text; '' where it is blank. */
export const textAt = (frame: Frame, name: string, row: number): string => {
  const column = frame.raw(name)
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}

/** Codes of the present values: 0 for a missing one, equal numbers for equal values. */
const valueCodes = (frame: Frame, name: string): { codes: ArrayLike<number>; largest: number } => {
  const column = frame.present(variableOf(frame, name).name)
  if (column.type === 'code') return { codes: column.codes, largest: column.dictionary.length }
  const known = new Map<number, number>()
  const codes = new Uint32Array(frame.rows)
  for (let row = 0; row < frame.rows; row++) {
    const value = column.values[row] as number
    if (Number.isNaN(value)) continue
    const code = known.get(value) ?? known.size + 1
    known.set(value, code)
    codes[row] = code
  }
  return { codes, largest: known.size }
}

const sizesOf = (codes: Uint32Array, groups: number): Uint32Array => {
  const sizes = new Uint32Array(groups)
  for (const code of codes) if (code > 0) sizes[code - 1] = (sizes[code - 1] as number) + 1
  return sizes
}
