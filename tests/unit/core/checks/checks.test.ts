import { describe, expect, test } from 'vitest'
import { EditRule } from '../../../../main/contract/checks.ts'
import type { RecordOutcome } from '../../../../main/core/checks/outcome.ts'
import { datasetsBehindCheck, runCheck } from '../../../../main/core/checks/run-check.ts'
import type { Frame } from '../../../../main/core/data/frame.ts'
import { withVariable } from '../../../../main/core/data/frame.ts'
import { frame } from '../../../harness/frames.ts'

const persons = frame(
  'persons',
  {
    id: ['a', 'b', 'c', 'd', 'e', null],
    household: [1, 1, 2, 2, 3, 3],
    age: [40, 5, 130, -1, 999, 30],
    sex: ['1', '2', '3', '9', '1', null],
    head: [1, 0, 1, 1, 0, 0],
    school: [0, 1, 98, 1, 2, null],
  },
  {
    age: [{ code: '999', reason: 'dontKnow' }],
    sex: [{ code: '9', reason: 'other' }],
    school: [
      { code: '98', reason: 'refused' },
      { code: '0', reason: 'notAsked' },
    ],
  },
)
const households = frame('households', { household: [1, 2, 3, 4], members: [2, 3, 2, null] })
const frames = new Map<string, Frame>([persons, households].map((one) => [one.dataset, one]))

/** Rows that fail, from 0, and how many were examined. */
const found = (rule: object, dataset = 'persons', among = frames): { rows: number[]; examined: number } => {
  const whole = EditRule.parse({ id: 'r', label: 'R', ...rule })
  const { rows, examined } = runCheck(among, dataset, whole) as RecordOutcome
  return { rows: [...rows], examined }
}

describe('a rule by formula', () => {
  test('fails where it is false and leaves out where an answer is missing', () => {
    expect(found({ check: 'rule', formula: 'd.age < 120 || d.head == 0' })).toEqual({ rows: [2], examined: 5 })
  })

  test('may look at missing answers itself', () => {
    const rule = { check: 'rule', formula: 'op.is_nan(d.age) ? null : d.age >= 0', whenMissing: 'evaluate' }
    expect(found(rule)).toEqual({ rows: [3], examined: 5 })
  })

  test('is about the records its condition selects', () => {
    expect(found({ check: 'rule', formula: 'd.head == 1', where: 'd.household == 2' })).toEqual({
      rows: [],
      examined: 2,
    })
  })

  test('must be true or false', () => {
    expect(() => found({ check: 'rule', formula: 'd.sex' })).toThrow('check.not-a-condition')
  })
})

describe('a range', () => {
  test('includes its ends and may be open', () => {
    expect(found({ check: 'range', variable: 'age', from: 5, to: 40 })).toEqual({ rows: [2, 3], examined: 5 })
    expect(found({ check: 'range', variable: 'age', to: 40 })).toEqual({ rows: [2], examined: 5 })
  })

  test('without ends is the categories of the codebook', () => {
    const categories = [{ code: '1' }, { code: '2' }]
    const known = ['sex', 'head'].reduce((one, name) => {
      const variable = one.variables.get(name)
      return variable ? withVariable(one, { ...variable, categories }, one.raw(name)) : one
    }, persons)
    const among = new Map([['persons', known]])
    expect(found({ check: 'range', variable: 'sex' }, 'persons', among)).toEqual({ rows: [2], examined: 4 })
    expect(found({ check: 'range', variable: 'head' }, 'persons', among)).toEqual({ rows: [1, 4, 5], examined: 6 })
  })

  test('needs numbers for ends and categories for none', () => {
    expect(() => found({ check: 'range', variable: 'sex', from: 1 })).toThrow('check.not-a-number')
    expect(() => found({ check: 'range', variable: 'sex' })).toThrow('check.no-categories')
    expect(() => found({ check: 'range', variable: 'income', from: 1 })).toThrow('plan.unknown-variable')
  })
})

test('a skip fails both ways: not asked who should have been, asked who should not', () => {
  // a: an adult, not asked; b: answered; c: 130, refused; d: -1, answered; e: age unknown; f: 30, blank.
  const rule = { check: 'skip', asked: 'd.age >= 0 && d.age <= 17', variables: ['school'] }
  expect(found(rule)).toEqual({ rows: [2, 3], examined: 5 })
  expect(found({ ...rule, asked: 'd.age > 17' })).toEqual({ rows: [0, 1, 3, 5], examined: 5 })
  expect(found({ ...rule, variables: ['school', 'sex'] }).rows).toEqual([0, 2, 3])
})

test('duplicates are all records of a key, without those whose key is missing', () => {
  expect(found({ check: 'duplicates', key: ['household'] })).toEqual({ rows: [0, 1, 2, 3, 4, 5], examined: 6 })
  expect(found({ check: 'duplicates', key: ['household', 'head'] })).toEqual({ rows: [2, 3, 4, 5], examined: 6 })
  expect(found({ check: 'duplicates', key: ['id'] })).toEqual({ rows: [], examined: 5 })
  expect(found({ check: 'duplicates', key: ['head'], where: 'd.household == 1' })).toEqual({ rows: [], examined: 2 })
})

test('duplicates within some days are records of a key whose dates are near, whichever way the dates are kept', () => {
  const place = ['a', 'a', 'a', 'a', 'b', null, 'a', 'a']
  const texts = ['2025-01-01', '2025-01-09', '2025-01-05', '2025-03-01', '2025-01-01', '2025-01-01', null, '31/02/2025']
  const near = (days: number, events: Frame) =>
    found(
      { check: 'duplicates', key: ['place'], within: { variable: 'began', days } },
      'events',
      new Map([['events', events]]),
    )
  // 1, 5 and 9 January: four days between neighbours. The blank and 31 February are no dates.
  const told = frame('events', { place, began: texts })
  expect(near(3, told)).toEqual({ rows: [], examined: 5 })
  expect(near(4, told)).toEqual({ rows: [0, 1, 2], examined: 5 })
  const numbers = frame('events', { place, began: [20089, 20097, 20093, 20148, 20089, 20089, null, null] })
  expect(near(4, numbers)).toEqual({ rows: [0, 1, 2], examined: 5 })
})

describe('consistency between records', () => {
  test('holds a household against its members', () => {
    const rule = {
      check: 'consistency',
      from: 'persons',
      key: 'household',
      aggregates: { listed: 'op.count()' },
      formula: 'd.listed == d.members',
    }
    expect(found(rule, 'households')).toEqual({ rows: [1], examined: 3 })
    expect(datasetsBehindCheck('households', EditRule.parse({ id: 'r', label: 'R', ...rule }))).toEqual([
      'households',
      'persons',
    ])
  })

  test('holds each member against the household', () => {
    const aggregates = { heads: 'op.sum(d.head)' }
    const rule = { check: 'consistency', from: 'persons', key: 'household', aggregates, formula: 'd.heads == 1' }
    expect(found(rule)).toEqual({ rows: [2, 3, 4, 5], examined: 6 })
  })

  test('needs the other dataset', () => {
    const rule = { check: 'consistency', from: 'other', key: 'household', aggregates: {}, formula: 'd.head == 1' }
    expect(() => found(rule)).toThrow('plan.unknown-dataset')
  })
})

test('the outcome says what it saw of each record', () => {
  const rule = EditRule.parse({ id: 'r', label: 'R', check: 'rule', formula: 'd.age > 3', where: 'd.head == 1' })
  expect(runCheck(frames, 'persons', rule)).toMatchObject({ unit: 'record', variables: ['age', 'head'] })
})
