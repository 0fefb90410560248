import type { EditRule } from '../../contract/checks.ts'
import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { recordsOf, variablesIn } from './condition.ts'
import { judgement, type RecordOutcome, recordOutcome } from './outcome.ts'

type Range = Extract<EditRule, { check: 'range' }>

/**
 * Records whose value lies outside the range: below `from` or above `to` (the ends themselves are allowed), or, when
 * the rule has no ends, no category of the codebook. Missing answers are not examined.
 */
export const checkRange = (frame: Frame, rule: Range): RecordOutcome => {
  const judgements =
    rule.from === undefined && rule.to === undefined ? amongCategories(frame, rule) : betweenEnds(frame, rule)
  return recordOutcome(frame, judgements, recordsOf(frame, rule), [rule.variable, ...variablesIn(frame, rule.where)])
}

const betweenEnds = (frame: Frame, { variable, from, to }: Range): Uint8Array => {
  const column = frame.present(variableOf(frame, variable).name)
  if (column.type === 'code') throw new Failure('check.not-a-number', { variable, dataset: frame.dataset })
  const low = from ?? Number.NEGATIVE_INFINITY
  const high = to ?? Number.POSITIVE_INFINITY
  return Uint8Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return judgement.notExamined
    return value >= low && value <= high ? judgement.inOrder : judgement.failing
  })
}

const amongCategories = (frame: Frame, { variable }: Range): Uint8Array => {
  const { categories } = variableOf(frame, variable)
  if (categories.length === 0) throw new Failure('check.no-categories', { variable, dataset: frame.dataset })
  const column = frame.present(variable)
  if (column.type === 'number') {
    const known = new Set(categories.map(({ code }) => Number(code)))
    return Uint8Array.from(column.values, (value) => {
      if (Number.isNaN(value)) return judgement.notExamined
      return known.has(value) ? judgement.inOrder : judgement.failing
    })
  }
  const known = new Set(categories.map(({ code }) => code))
  const byCode = [
    judgement.notExamined,
    ...column.dictionary.map((code) => (known.has(code) ? judgement.inOrder : judgement.failing)),
  ]
  return Uint8Array.from(column.codes, (code) => byCode[code] as number)
}
