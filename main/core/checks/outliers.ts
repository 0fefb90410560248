import type { EditRule } from '../../contract/checks.ts'
import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { groupRecords } from '../data/groups.ts'
import { recordsOf, variablesIn } from './condition.ts'
import { judgement, type RecordOutcome, recordOutcome } from './outcome.ts'
import { robustDistance, robustScale } from './robust-distance.ts'

type Outliers = Extract<EditRule, { check: 'outliers' }>

/**
 * Records whose number is more than `distance` robust standard deviations from the median of their group (all records
 * without `by`): |x − median| > distance · 1.4826 · MAD. With scale `log` the distance is taken between logarithms, as
 * fits incomes and expenditures; numbers of 0 and below are then not examined. Nor are missing answers, records with a
 * missing group, and groups with fewer than `least` answers. 3.5 is the bound of Iglewicz & Hoaglin (1993).
 */
export const checkOutliers = (frame: Frame, rule: Outliers): RecordOutcome => {
  const included = recordsOf(frame, rule)
  const judgements = judgeByDistance(frame, rule, included)
  return recordOutcome(frame, judgements, included, [rule.variable, ...rule.by, ...variablesIn(frame, rule.where)])
}

type Distance = Pick<Outliers, 'variable' | 'by' | 'scale' | 'distance' | 'least'>

/** The same judgement for one variable, for whoever counts outliers. */
export const judgeByDistance = (frame: Frame, rule: Distance, included: Uint8Array): Uint8Array => {
  const values = numbersOf(frame, rule)
  const judgements = new Uint8Array(frame.rows)
  for (const rows of rowsByGroup(frame, rule.by, included, values)) {
    if (rows.length < rule.least) continue
    const scale = robustScale(Float64Array.from(rows, (row) => values[row] as number))
    for (const row of rows) {
      const isFar = robustDistance(values[row] as number, scale) > rule.distance
      judgements[row] = isFar ? judgement.failing : judgement.inOrder
    }
  }
  return judgements
}

const numbersOf = (frame: Frame, { variable, scale }: Distance): Float64Array => {
  const column = frame.present(variableOf(frame, variable).name)
  if (column.type === 'code') throw new Failure('check.not-a-number', { variable, dataset: frame.dataset })
  return scale === 'linear' ? column.values : column.values.map((value) => (value > 0 ? Math.log(value) : Number.NaN))
}

const rowsByGroup = (
  frame: Frame,
  by: readonly string[],
  included: Uint8Array,
  values: Float64Array,
): readonly number[][] => {
  const { codes, sizes } = groupRecords(frame, by, included)
  const rows = Array.from(sizes, (): number[] => [])
  for (let row = 0; row < frame.rows; row++) {
    const code = codes[row] as number
    if (code > 0 && !Number.isNaN(values[row])) (rows[code - 1] as number[]).push(row)
  }
  return rows
}
