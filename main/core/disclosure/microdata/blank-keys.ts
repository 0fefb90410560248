import type { Column } from '../../data/column.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'

/** The frame with key values blanked: by record, bit i = the key in place i. */
export const blankKeys = (frame: Frame, keys: readonly string[], blanked: Uint32Array): Frame =>
  keys.reduce((made, key, at) => {
    if (!blanked.some((set) => (set & (1 << at)) !== 0)) return made
    const isBlanked = (row: number): boolean => ((blanked[row] as number) & (1 << at)) !== 0
    return withVariable(made, variableOf(made, key), withBlanks(made.present(key), isBlanked))
  }, frame)

const withBlanks = (column: Column, isBlanked: (row: number) => boolean): Column =>
  column.type === 'number'
    ? { type: 'number', values: column.values.map((value, row) => (isBlanked(row) ? Number.NaN : value)) }
    : { ...column, codes: column.codes.map((code, row) => (isBlanked(row) ? 0 : code)) }
