import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { ParentSpec } from '../../contract/form.ts'
import type { Batch, BatchColumn } from '../data/batch.ts'
import type { Column } from '../data/column.ts'
import type { ParentLink } from './parent-link.ts'

/** The records of a parent: for each way to join them, the row of each key; and the key that stays. */
export type ParentRecords = {
  readonly dataset: string
  readonly rowsOf: readonly { readonly link: ParentLink; readonly byKey: ReadonlyMap<string, number> }[]
  /** By row. */
  readonly keys: readonly string[]
}

/** The names of the two variables that the records of a repeat get. */
export const parentKeyName = 'parent_key'
export const recordKeyName = 'record_key'

const separator = '\u0000'

/** The keys of a run of records as texts; '' where a part of a key is blank. */
export const keysOf = (columns: readonly (Column | BatchColumn)[], rows: number): string[] =>
  Array.from({ length: rows }, (_, row) => {
    const parts = columns.map((column) => cellText(column, row))
    return parts.includes('') ? '' : parts.join(separator)
  })

const cellText = (column: Column | BatchColumn, row: number): string => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1]?.trim() ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}

/** The rows of the parent's records by their key, and how many have a key that another one has. */
const rowsByKey = (
  keys: readonly string[],
): { readonly byKey: ReadonlyMap<string, number>; readonly repeated: number } => {
  const byKey = new Map<string, number>()
  let repeated = 0
  for (const [row, key] of keys.entries()) {
    if (key === '') continue
    if (byKey.has(key)) repeated++
    else byKey.set(key, row)
  }
  return { byKey, repeated }
}

/**
 * The rows of the parent by each way to join it. A key that two of its records have joins nothing, as either may be
 * meant: such ways are left out, and where none is left the first one is refused.
 */
export const usableLinks = (
  parent: string,
  links: readonly ParentLink[],
  keys: (names: readonly string[]) => readonly string[],
): ParentRecords['rowsOf'] => {
  const tried = links.map((link) => ({ link, ...rowsByKey(keys(Object.values(link))) }))
  const usable = tried.filter(({ repeated }) => repeated === 0)
  const [first] = tried
  if (usable.length === 0 && first !== undefined) {
    throw new Failure('parent.not-unique', {
      key: Object.values(first.link).join(', '),
      parent,
      rows: first.repeated,
    })
  }
  return usable
}

/**
 * Gives the records of a repeat, batch by batch, two keys that stay the same from delivery to delivery: that of the
 * record they belong to and their own, which is the parent's with the name of the dataset and their place among those
 * of the same parent: "uuid:…/personas[2]". Where several ways to join lead to different parents, none is believed.
 */
export const recordKeys = (
  dataset: string,
  variables: readonly Variable[],
  parent: ParentRecords,
  orphans: ParentSpec['orphans'],
): { readonly add: (batch: Batch) => readonly [BatchColumn, BatchColumn]; readonly finish: () => void } => {
  const taken = variables.find(({ name }) => name === parentKeyName || name === recordKeyName)
  if (taken) throw new Failure('parent.name-taken', { variable: taken.name, dataset })
  const places = parent.rowsOf.map(({ link, byKey }) => ({
    byKey,
    columns: Object.keys(link).map((name) => variables.findIndex((variable) => variable.name === name)),
  }))
  const counts = new Uint32Array(parent.keys.length)
  const recordTexts: string[] = []
  const lost = { rows: 0, first: 0 }
  let first = 0
  const add = (batch: Batch): readonly [BatchColumn, BatchColumn] => {
    const [parentCodes, recordCodes] = [new Uint32Array(batch.rows), new Uint32Array(batch.rows)]
    const found = places.map(({ byKey, columns }) => {
      const keys = keysOf(
        columns.map((column) => batch.columns[column] as BatchColumn),
        batch.rows,
      )
      return keys.map((key) => (key === '' ? undefined : (byKey.get(key) ?? -1)))
    })
    for (let row = 0; row < batch.rows; row++) {
      const told = found.map((rows) => rows[row]).filter((one) => one !== undefined)
      const [parentRow = -1] = told
      if (told.some((one) => one !== parentRow))
        throw new Failure('parent.links-disagree', { dataset, parent: parent.dataset, row: first + row + 1 })
      if (parentRow < 0) {
        if (lost.rows++ === 0) lost.first = first + row + 1
        continue
      }
      counts[parentRow] = (counts[parentRow] as number) + 1
      recordTexts.push(`${parent.keys[parentRow]}/${dataset}[${counts[parentRow]}]`)
      parentCodes[row] = parentRow + 1
      recordCodes[row] = recordTexts.length
    }
    first += batch.rows
    return [
      { type: 'code', codes: parentCodes, dictionary: parent.keys },
      { type: 'code', codes: recordCodes, dictionary: recordTexts },
    ]
  }
  const finish = (): void => {
    if (orphans === 'keep' || lost.rows === 0) return
    throw new Failure('parent.orphans', { dataset, parent: parent.dataset, rows: lost.rows, row: lost.first })
  }
  return { add, finish }
}
