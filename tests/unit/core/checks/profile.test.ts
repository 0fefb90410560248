import { describe, expect, test } from 'vitest'
import { EditRule } from '../../../../main/contract/checks.ts'
import type { GroupOutcome } from '../../../../main/core/checks/outcome.ts'
import { standsOut } from '../../../../main/core/checks/profile.ts'
import { runCheck } from '../../../../main/core/checks/run-check.ts'
import { frame } from '../../../harness/frames.ts'

/** Ten interviewers with 20 records each, the eleventh with 60; "x" leaves half of the incomes blank, others a tenth. */
const records = Array.from({ length: 260 }, (_, row) => {
  const interviewer = row < 200 ? `i${Math.floor(row / 20)}` : 'x'
  const isBlank = interviewer === 'x' ? row % 2 === 0 : row % 10 === 0
  return { interviewer, day: row % 2, income: isBlank ? null : row % 7, wild: row === 3 ? 900 : row % 7 }
})
const column = <Key extends keyof (typeof records)[number]>(key: Key) => records.map((one) => one[key])
const interviews = frame('interviews', {
  interviewer: column('interviewer') as (string | null)[],
  day: column('day') as number[],
  income: column('income') as (number | null)[],
  wild: column('wild') as number[],
})

const profile = (rule: object) => {
  const whole = EditRule.parse({ id: 'r', label: 'R', check: 'profile', by: ['interviewer'], ...rule })
  return runCheck(new Map([['interviews', interviews]]), 'interviews', whole) as GroupOutcome
}

describe('a profile of interviewers', () => {
  test('holds the share without answer against that of all others', () => {
    const { groups, examined } = profile({ missing: ['income'] })
    expect(examined).toBe(11)
    expect(groups.filter(standsOut).map(({ group, records: count }) => [group, count])).toEqual([['x', 60]])
    const [, missing] = groups.at(-1)?.figures ?? []
    // 30 of 60 against 20 of 200: pooled 50 of 260.
    const pooled = 50 / 260
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / 60 + 1 / 200))
    expect(missing).toMatchObject({ measure: 'missing', variable: 'income', figure: 0.5, others: 0.1, standsOut: true })
    expect(missing?.distance).toBeCloseTo(0.4 / error, 12)
  })

  test('has a distance whose square is the chi-square of the table', () => {
    const [, missing] = profile({ missing: ['income'] }).groups.at(-1)?.figures ?? []
    // 260 (30·180 − 30·20)² / (60 · 200 · 50 · 210)
    expect((missing?.distance ?? 0) ** 2).toBeCloseTo((260 * (30 * 180 - 30 * 20) ** 2) / (60 * 200 * 50 * 210), 8)
  })

  test('counts outliers among all records', () => {
    const { groups } = profile({ outliers: ['wild'] })
    expect(groups.map(({ figures }) => figures[1]?.figure)).toEqual([1 / 20, ...Array(10).fill(0)])
  })

  test('tells the number of records of each against the median', () => {
    const { groups } = profile({})
    expect(groups[0]?.figures).toEqual([
      { measure: 'records', variable: null, figure: 20, others: 20, distance: 0, standsOut: false },
    ])
    // Ten deviations of 0 and one of 40: the mean deviation stands in for the median one.
    expect(groups.at(-1)?.figures[0]?.distance).toBeCloseTo(40 / ((40 / 11) * Math.sqrt(Math.PI / 2)), 12)
    expect(profile({ least: 12 }).groups.filter(standsOut)).toEqual([])
  })

  test('may go by interviewer and day, and judges no share of a few records', () => {
    const { groups } = profile({ by: ['interviewer', 'day'], missing: ['income'], least: 11 })
    expect(groups).toHaveLength(22)
    expect(groups[0]).toMatchObject({ group: 'i0 · 0', records: 10 })
    expect(groups.filter(({ figures }) => figures[1]?.standsOut).map(({ group }) => group)).toEqual(['x · 0'])
  })

  test('leaves out who was not asked', () => {
    const asked = frame(
      'interviews',
      { interviewer: ['a', 'a', 'b', 'b'], income: [97, 99, 99, null] },
      {
        income: [
          { code: '97', reason: 'notAsked' },
          { code: '99', reason: 'refused' },
        ],
      },
    )
    const rule = EditRule.parse({ id: 'r', label: 'R', check: 'profile', by: ['interviewer'], missing: ['income'] })
    const { groups } = runCheck(new Map([['interviews', asked]]), 'interviews', rule) as GroupOutcome
    expect(groups.map(({ figures }) => [figures[1]?.figure, figures[1]?.others])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })
})
