import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column, Columns } from '../../../main/core/data/column.ts'
import { codeColumn } from '../../../main/core/derivation/code-column.ts'

/** A record as it will stand in a file; `null` = blank. */
export type Row = Record<string, number | string | null>

/** Rows as typed columns, one for each variable. A variable that a row lacks is blank there. */
export const columnsOf = (variables: readonly Variable[], rows: readonly Row[]): Columns => ({
  rows: rows.length,
  byName: new Map(variables.map(({ name, storage }) => [name, columnOf(rows, name, storage)])),
})

const columnOf = (rows: readonly Row[], name: string, storage: Variable['storage']): Column =>
  storage === 'number'
    ? {
        type: 'number',
        values: Float64Array.from(rows, (row) => (row[name] as number | null | undefined) ?? Number.NaN),
      }
    : codeColumn(rows.map((row) => row[name] as string | null | undefined))
