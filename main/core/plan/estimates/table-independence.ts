import { Failure } from '../../../contract/failure.ts'
import type { Independence } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { selects } from '../../derivation/derive.ts'
import { testIndependence } from '../../inference/independence.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { tableDimension } from './table-dimension.ts'

/**
 * The test of independence that a table asks for, of its two classifications in its domain; without a probability
 * sample there is none, and it says so by figures that are not defined.
 */
export const tableIndependence = (table: TableSpec, { frame, survey }: PreparedDesign): Independence | undefined => {
  const { independence: test, where } = table
  if (test === undefined) return undefined
  if (!survey.probability) return { test, statistic: null, df: null, ddf: null, p: null }
  const [rows, columns] = classificationsOf(table).map((name) => tableDimension(frame, name, table))
  if (!rows || !columns) throw new Error(`table ${table.id} has no two classifications`)
  const domain = where === undefined ? undefined : selects(frame, where)
  const { statistic, df, ddf, p } = testIndependence(survey, rows, columns, test, domain)
  return { test, statistic, df, ddf, p }
}

/** The two classifications of a two-way table of counts or proportions: its dimensions and its variable. */
export const classificationsOf = ({ id, statistic, variable, by }: TableSpec): readonly string[] => {
  const classifications = [...by, ...(variable === undefined ? [] : [variable])]
  if ((statistic === 'count' || statistic === 'proportion') && classifications.length === 2) return classifications
  throw new Failure('comparison.not-two-way', { table: id })
}
