import type { Category } from '../../../contract/codebook.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResponseSet } from '../../../contract/response-set.ts'
import type { TableSpec } from '../../../contract/table.ts'
import type { Localized } from '../../../contract/text.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import type { Measure, NumberVariable } from '../../estimation/measure.ts'
import { povertyGaps } from '../../inference/poverty.ts'
import { tableDimension } from './table-dimension.ts'

/** What a table's statistic speaks of, with the levels that its figures are labelled by. */
export type TableMeasure = {
  readonly measure?: Measure
  readonly over?: NumberVariable
  readonly levels: readonly Category[]
  readonly levelLabel?: Localized
}

/**
 * The measure of a table of the plan on its dataset. A proportion of a variable with categories has a figure per
 * category; of a 0/1 variable without categories, one figure. Missing answers are blank in every case.
 */
export const tableMeasure = (plan: Plan, table: TableSpec, frame: Frame): TableMeasure => {
  const { statistic, variable } = table
  if (statistic === 'shareOfCases' || statistic === 'shareOfResponses') return responses(plan, table, frame)
  if (variable === undefined) return { levels: [] }
  if (statistic === 'count' || statistic === 'proportion') return levelsOf(frame, variable, table)
  const number = numberOf(frame, variable, table)
  if (table.poverty) {
    const values = povertyGaps(number.values, poverty(frame, table.poverty.line, table), table.poverty.alpha)
    return { measure: { kind: 'number', number: { variable, values } }, levels: [] }
  }
  const measure: Measure = { kind: 'number', number }
  return { measure, levels: [], ...(table.over === undefined ? {} : { over: numberOf(frame, table.over, table) }) }
}

const levelsOf = (frame: Frame, name: string, table: TableSpec): TableMeasure => {
  const { categories, label } = variableOf(frame, name)
  const column = frame.present(name)
  if (column.type === 'number' && categories.length === 0 && column.values.every(isYesNoOrBlank)) {
    return { measure: { kind: 'number', number: { variable: name, values: column.values } }, levels: [] }
  }
  const levels = tableDimension(frame, name, table)
  return {
    measure: { kind: 'categories', categories: levels },
    levels: levels.categories,
    ...(label === undefined ? {} : { levelLabel: label }),
  }
}

const isYesNoOrBlank = (value: number): boolean => value === 0 || value === 1 || Number.isNaN(value)

const numberOf = (frame: Frame, variable: string, table: TableSpec): NumberVariable => {
  variableOf(frame, variable)
  const column = frame.present(variable)
  if (column.type !== 'number') throw new Failure('plan.not-a-number', { variable, table: table.id })
  return { variable, values: column.values }
}

/** The poverty line of every record. */
const poverty = (frame: Frame, line: number | string, table: TableSpec): Float64Array =>
  typeof line === 'number' ? new Float64Array(frame.rows).fill(line) : numberOf(frame, line, table).values

const responses = (plan: Plan, table: TableSpec, frame: Frame): TableMeasure => {
  const set = plan.sets.find(({ name, dataset }) => name === table.variable && dataset === frame.dataset)
  if (!set) throw new Failure('plan.unknown-set', { set: table.variable ?? '', table: table.id })
  const items = set.variables.map((name) => {
    const { label } = variableOf(frame, name)
    const category = label === undefined ? { code: name } : { code: name, label }
    return { category, values: mentions(frame, name, set) }
  })
  return {
    measure: { kind: 'responses', variable: set.name, items },
    levels: items.map(({ category }) => category),
    ...(set.label === undefined ? {} : { levelLabel: set.label }),
  }
}

/** 1 where the item was mentioned, 0 where it was not, NaN where the question was not answered. */
const mentions = (frame: Frame, name: string, set: ResponseSet): Float64Array => {
  const column = frame.present(name)
  if (column.type === 'number') {
    const counted = Number(set.counted)
    return column.values.map((value) => (Number.isNaN(value) ? Number.NaN : value === counted ? 1 : 0))
  }
  const counted = column.dictionary.indexOf(set.counted) + 1
  return Float64Array.from(column.codes, (code) => (code === 0 ? Number.NaN : code === counted ? 1 : 0))
}
