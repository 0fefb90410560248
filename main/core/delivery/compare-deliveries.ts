import type { Variable } from '../../contract/codebook.ts'
import type { ChangedRecord, DeliveryComparison } from '../../contract/delivery.ts'
import { Failure } from '../../contract/failure.ts'
import { changedFields } from '../codebook/changed-fields.ts'
import type { Column } from '../data/column.ts'
import { cellText, type Pairing, pairRecords } from './pair-records.ts'

/** One version of a dataset. Columns are loaded when needed and not kept. */
export type Delivery = {
  readonly rows: number
  readonly variables: readonly Variable[]
  readonly load: (name: string) => Column
}

type Page = { readonly from: number; readonly count: number }
type Comparison = Omit<DeliveryComparison, 'dataset' | 'from' | 'to'>

/**
 * What `later` has other than `earlier`: records added, removed and changed, paired by the values of `key` (by row
 * without one); for every variable how many records changed and which parts of its documentation. Cells are compared
 * as the files have them, missing codes included; two blanks are equal, a number equals the same number as text.
 */
export const compareDeliveries = (
  earlier: Delivery,
  later: Delivery,
  key: readonly string[],
  page: Page,
): Comparison => {
  const keys = { earlier: keyColumns(earlier, key), later: keyColumns(later, key) }
  const pairing = pairRecords({ rows: earlier.rows, key: keys.earlier }, { rows: later.rows, key: keys.later })
  const shared = later.variables.filter(({ name }) => earlier.variables.some((one) => one.name === name))
  const isChanged = new Uint8Array(later.rows)
  const cells = new Map(shared.map(({ name }) => [name, countChanges(earlier, later, name, pairing, isChanged)]))
  const rows = changedRows(pairing, isChanged)
  const nameOf = (row: number, columns: readonly Column[]): string =>
    columns.length === 0 ? `#${row + 1}` : columns.map((column) => cellText(column, row)).join(' · ')
  const list = pageOf(rows, pairing, page).map(
    ({ rowBefore, rowAfter }): ChangedRecord => ({
      record: rowAfter === null ? nameOf(rowBefore ?? 0, keys.earlier) : nameOf(rowAfter, keys.later),
      change: rowAfter === null ? 'removed' : rowBefore === null ? 'added' : 'changed',
      rowBefore: rowBefore === null ? null : rowBefore + 1,
      rowAfter: rowAfter === null ? null : rowAfter + 1,
      variables: [],
    }),
  )
  // Columns are not kept: those in which nothing changed are not loaded again.
  nameChanges(
    list,
    earlier,
    later,
    shared.filter(({ name }) => (cells.get(name) ?? 0) > 0),
  )
  return {
    key: [...key],
    before: earlier.rows,
    after: later.rows,
    added: pairing.before.filter((row) => row < 0).length,
    removed: pairing.removed.length,
    changed: isChanged.reduce((sum, one) => sum + one, 0),
    variables: comparedVariables(earlier, later, cells),
    list,
  }
}

const keyColumns = ({ variables, load }: Delivery, key: readonly string[]): Column[] =>
  key.map((name) => {
    if (!variables.some((variable) => variable.name === name))
      throw new Failure('codebook.unknown-variable', { variable: name })
    return load(name)
  })

/** Counts the records whose value of a variable is another one, and marks them. */
const countChanges = (
  earlier: Delivery,
  later: Delivery,
  name: string,
  { before }: Pairing,
  isChanged: Uint8Array,
): number => {
  const differs = comparerOf(earlier.load(name), later.load(name))
  let changed = 0
  for (let row = 0; row < before.length; row++) {
    const partner = before[row] as number
    if (partner < 0 || !differs(partner, row)) continue
    isChanged[row] = 1
    changed++
  }
  return changed
}

const comparerOf = (earlier: Column, later: Column): ((before: number, after: number) => boolean) => {
  if (earlier.type === 'number' && later.type === 'number') {
    const [a, b] = [earlier.values, later.values]
    return (before, after) => a[before] !== b[after] && !(Number.isNaN(a[before]) && Number.isNaN(b[after]))
  }
  if (earlier.type === 'code' && later.type === 'code') {
    const places = new Map(earlier.dictionary.map((text, place) => [text, place + 1]))
    const translated = [0, ...later.dictionary.map((text) => places.get(text) ?? -1)]
    return (before, after) => earlier.codes[before] !== translated[later.codes[after] as number]
  }
  return (before, after) => cellText(earlier, before) !== cellText(later, after)
}

type Rows = { readonly rowBefore: number | null; readonly rowAfter: number | null }

const changedRows = ({ before }: Pairing, isChanged: Uint8Array): number[] => {
  const rows: number[] = []
  for (let row = 0; row < before.length; row++) if (isChanged[row] === 1 || (before[row] as number) < 0) rows.push(row)
  return rows
}

const pageOf = (rows: readonly number[], { before, removed }: Pairing, { from, count }: Page): Rows[] => {
  const later = rows.slice(from, from + count).map((row): Rows => {
    const partner = before[row] as number
    return { rowBefore: partner < 0 ? null : partner, rowAfter: row }
  })
  const start = Math.max(from - rows.length, 0)
  const earlier = removed.slice(start, start + count - later.length).map((row): Rows => {
    return { rowBefore: row, rowAfter: null }
  })
  return [...later, ...earlier]
}

/** Tells for each listed record that changed in which variables. */
const nameChanges = (
  list: readonly ChangedRecord[],
  earlier: Delivery,
  later: Delivery,
  shared: readonly Variable[],
): void => {
  const changed = list.filter(({ change }) => change === 'changed')
  if (changed.length === 0) return
  for (const { name } of shared) {
    const differs = comparerOf(earlier.load(name), later.load(name))
    for (const { rowBefore, rowAfter, variables } of changed)
      if (differs((rowBefore ?? 0) - 1, (rowAfter ?? 0) - 1)) variables.push(name)
  }
}

const comparedVariables = (
  earlier: Delivery,
  later: Delivery,
  cells: ReadonlyMap<string, number>,
): Comparison['variables'] => {
  const old = new Map(earlier.variables.map((variable) => [variable.name, variable]))
  const names = new Set(later.variables.map(({ name }) => name))
  return [
    ...later.variables.map((variable): Comparison['variables'][number] => {
      const before = old.get(variable.name)
      if (!before) return { name: variable.name, change: 'added', records: 0, documentation: [] }
      const documentation = changedFields(before, variable)
      return { name: variable.name, change: 'both', records: cells.get(variable.name) ?? 0, documentation }
    }),
    ...earlier.variables
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => ({ name, change: 'removed' as const, records: 0, documentation: [] })),
  ]
}
