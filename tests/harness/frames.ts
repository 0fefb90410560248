import type { MissingRule, Variable } from '../../main/contract/codebook.ts'
import type { Column } from '../../main/core/data/column.ts'
import { type Frame, frameOf } from '../../main/core/data/frame.ts'
import { codeColumn } from '../../main/core/derivation/code-column.ts'

type Values = readonly (number | null)[] | readonly (string | null)[]

/** A small dataset from plain lists; null is a blank. */
export const frame = (
  dataset: string,
  values: Readonly<Record<string, Values>>,
  missing: Readonly<Record<string, MissingRule[]>> = {},
): Frame => {
  const columns = new Map(Object.entries(values).map(([name, list]) => [name, columnOf(list)]))
  const variables = [...columns].map(([name, column]): Variable => {
    return { name, kind: 'nominal', storage: column.type, categories: [], missing: missing[name] ?? [] }
  })
  const rows = Object.values(values)[0]?.length ?? 0
  return frameOf(dataset, rows, variables, (name) => columns.get(name) as Column)
}

/** The values of a variable as a plain list, missing answers as null. */
export const listed = (frame: Frame, name: string): (number | string | null)[] => {
  const column = frame.present(name)
  return column.type === 'number'
    ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
    : Array.from(column.codes, (code) => (code === 0 ? null : (column.dictionary[code - 1] as string)))
}

const columnOf = (list: Values): Column =>
  list.some((value) => typeof value === 'string')
    ? codeColumn(list as (string | null)[])
    : { type: 'number', values: Float64Array.from(list as (number | null)[], (value) => value ?? Number.NaN) }
