import './date-functions.ts'

/** The documented functions of Arquero's expression language that a formula may call on the values of one row. */
export const rowFunctions: ReadonlySet<string> = new Set([
  'abs',
  'ceil',
  'equal',
  'exp',
  'floor',
  'greatest',
  'indexof',
  'is_finite',
  'is_nan',
  'least',
  'log',
  'log10',
  'log2',
  'lower',
  'length',
  'parse_float',
  'parse_int',
  'pow',
  'round',
  'sign',
  'sqrt',
  'startswith',
  'endswith',
  'substring',
  'timestamp',
  'trim',
  'trunc',
  'upper',
  'utcdate',
  'utcmonth',
  'utcyear',
])

/** The functions over all records of a group, for `aggregate` steps. */
export const aggregateFunctions: ReadonlySet<string> = new Set([
  'any',
  'count',
  'distinct',
  'max',
  'mean',
  'median',
  'min',
  'sum',
  'valid',
])
