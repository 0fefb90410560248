import { type ColumnTable, op, table } from 'arquero'
import type { Variable } from '../../contract/codebook.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { blankRows } from '../data/blank.ts'
import { type Column, takeValues } from '../data/column.ts'
import { type Frame, variableOf, withVariable } from '../data/frame.ts'
import { codeColumn } from './code-column.ts'
import { readFormula } from './formula.ts'

type Key = string | Readonly<Record<string, string>>

/** A frame with variables of another dataset, and how many of its records found no partner there. */
export type Combination = { readonly frame: Frame; readonly unmatched: number }

/**
 * Brings variables of `from` into `frame` by key: each record gets the values of the one record of `from` with the
 * same key (household to person, totals to strata); blank where there is none. A key that occurs twice in `from` is
 * refused, as either value could be wrong.
 */
export const join = (frame: Frame, from: Frame, step: Extract<Derivation, { step: 'join' }>): Combination => {
  const [left, right] = keyNames(step.key)
  refuseOtherType(frame, left, from, right)
  refuseRepeatedKey(from, right)
  const partners = lookupRows(frame, left, arqueroTable(from, right), right)
  const joined = step.variables.reduce((known, name) => {
    if (known.variables.has(name)) {
      throw new Failure('derivation.name-taken', { variable: name, dataset: frame.dataset })
    }
    return withVariable(known, variableOf(from, name), takeValues(from.raw(name), partners))
  }, frame)
  return { frame: joined, unmatched: countUnmatched(partners) }
}

/**
 * Adds to `frame` counts, sums, … over the records of `from` with the same key (persons to household), each given by
 * a formula of Arquero's aggregate functions, e.g. `op.sum(d.displaced)`. Records without partner get 0 for a count
 * and a blank for anything else.
 */
export const aggregate = (frame: Frame, from: Frame, step: Extract<Derivation, { step: 'aggregate' }>): Combination => {
  const [left, right] = keyNames(step.key)
  refuseOtherType(frame, left, from, right)
  const formulas = Object.entries(step.variables).map(([name, text]) => {
    if (frame.variables.has(name))
      throw new Failure('derivation.name-taken', { variable: name, dataset: frame.dataset })
    return [name, readFormula(text, from, 'aggregate')] as const
  })
  const needed = new Set([...right, ...formulas.flatMap(([, formula]) => formula.variables)])
  const groups = arqueroTable(from, needed)
    .groupby(...right)
    .rollup(Object.fromEntries(formulas.map(([name, formula]) => [name, formula.text])) as never)
  const partners = lookupRows(frame, left, groups, right)
  const aggregated = formulas.reduce((known, [name, formula]) => {
    const values = groups.array(name) as ArrayLike<unknown>
    const absent = countsRecords(formula.text) ? 0 : null
    const column = columnOf(Array.from(partners, (row) => (row < 0 ? absent : values[row])))
    return withVariable(known, aggregateVariable(name, formula.text, column), column)
  }, frame)
  return { frame: aggregated, unmatched: countUnmatched(partners) }
}

/** Whether a formula counts, so that a record without partners has 0 of them and not a blank. */
export const countsRecords = (formula: string): boolean => /^\s*op\.(count|distinct|valid)\(/.test(formula)

const keyNames = (key: Key): readonly [string[], string[]] =>
  typeof key === 'string' ? [[key], [key]] : [Object.keys(key), Object.values(key)]

/** For each record of `frame` the row of `other` with the same key, or -1. */
const lookupRows = (frame: Frame, left: string[], other: ColumnTable, right: string[]): Int32Array => {
  const numbered = other.assign(table({ _row: Int32Array.from({ length: other.numRows() }, (_, row) => row) }))
  const found = arqueroTable(frame, left)
    .lookup(numbered.unorder().ungroup(), [left, right] as never, ['_row'] as never)
    .array('_row') as ArrayLike<number | null | undefined>
  // A blank is no key: it must not meet another blank.
  const blank = blankRows(frame, left)
  return Int32Array.from({ length: frame.rows }, (_, row) => (blank[row] ? -1 : (found[row] ?? -1)))
}

const refuseOtherType = (frame: Frame, left: string[], from: Frame, right: string[]): void => {
  left.forEach((name, at) => {
    const other = right[at] as string
    if (variableOf(frame, name).storage !== variableOf(from, other).storage) {
      throw new Failure('derivation.key-types', { key: name, dataset: frame.dataset, other, from: from.dataset })
    }
  })
}

const refuseRepeatedKey = (from: Frame, key: string[]): void => {
  const blank = blankRows(from, key)
  const groups = arqueroTable(from, key)
    .assign(table({ _blank: blank }))
    .filter('d._blank === 0' as never)
    .groupby(...key)
    .rollup({ n: op.count() })
    .array('n') as ArrayLike<number>
  const repeated = Array.from(groups).filter((n) => n > 1)
  if (repeated.length > 0) {
    const rows = repeated.reduce((sum, n) => sum + n, 0)
    throw new Failure('derivation.key-not-unique', { key: key.join(', '), dataset: from.dataset, rows })
  }
}

const columnOf = (values: readonly unknown[]): Column =>
  values.some((value) => typeof value === 'string')
    ? codeColumn(values as string[])
    : {
        type: 'number',
        values: Float64Array.from(values, (value) =>
          value === null || value === undefined ? Number.NaN : Number(value),
        ),
      }

const aggregateVariable = (name: string, formula: string, column: Column): Variable => ({
  name,
  kind: column.type === 'code' ? 'nominal' : countsRecords(formula) ? 'count' : 'continuous',
  storage: column.type,
  categories: [],
  missing: [],
  source: formula,
})

const countUnmatched = (partners: Int32Array): number => partners.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0)
