import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../main/contract/plan.ts'
import { followUp } from '../../../../main/core/analysis/follow-up/follow-up.ts'
import { signedRankTest, signTest } from '../../../../main/core/analysis/follow-up/paired-tests.ts'
import { readPanel } from '../../../../main/core/analysis/follow-up/panel.ts'
import { retentionOf } from '../../../../main/core/analysis/follow-up/retention.ts'
import { FollowUpSpec } from '../../../../main/core/analysis/follow-up/spec.ts'
import type { Column } from '../../../../main/core/data/column.ts'
import { frameOf } from '../../../../main/core/data/frame.ts'
import { codeColumn } from '../../../../main/core/derivation/code-column.ts'

describe('paired tests', () => {
  test('of signs are exact: 8 for and 1 against is 2 (1 + 9) / 512', () => {
    expect(signTest(8, 1)).toBeCloseTo(20 / 512, 14)
    expect(signTest(1, 8)).toBeCloseTo(20 / 512, 14)
    expect(signTest(3, 3)).toBe(1)
    expect(signTest(0, 0)).toBeNaN()
    expect(signTest(300, 0)).toBeCloseTo(2 ** -299, 300)
  })

  test('of signed ranks count patterns of signs', () => {
    // Five ranks, all for: 2 of 32. With the smallest one against, W⁻ ≤ 1 in 2 of 32, twice.
    expect(signedRankTest([1, 2, 3, 4, 5])).toBeCloseTo(2 / 32, 14)
    expect(signedRankTest([-1, 2, 3, 4, 5])).toBeCloseTo(4 / 32, 14)
    // Zeros are left out; two equal ones share ranks 1 and 2: {1½, 1½, 3} against 0, W⁻ = 1½ in 3 of 8, twice.
    expect(signedRankTest([0, -1, 1, 2])).toBeCloseTo(6 / 8, 14)
    expect(signedRankTest([0, 0])).toBeNaN()
  })
})

type Person = { readonly due: number; readonly lost?: number; readonly reason?: string; readonly home?: string }
type Visit = readonly [person: string, month: number, made: 0 | 1, home?: string]

const frame = (dataset: string, columns: Readonly<Record<string, readonly (string | number | undefined)[]>>) => {
  const column = (values: readonly (string | number | undefined)[], isNumber: boolean): Column =>
    isNumber
      ? {
          type: 'number',
          values: Float64Array.from(values, (value) => (value === undefined ? Number.NaN : Number(value))),
        }
      : codeColumn(values.map((value) => (value === undefined ? null : String(value))))
  const numbers = ['due', 'lost', 'month', 'made']
  const variables = Object.keys(columns).map((name) => ({
    name,
    kind: 'nominal' as const,
    storage: numbers.includes(name) ? ('number' as const) : ('code' as const),
    categories: name === 'home' ? [{ code: 'no' }, { code: 'yes' }] : [],
    missing: [],
  }))
  const rows = Object.values(columns)[0]?.length ?? 0
  return frameOf(dataset, rows, variables, (name) => column(columns[name] ?? [], numbers.includes(name)))
}

const spec = FollowUpSpec.parse({
  analysis: 'followUp',
  id: 'f',
  title: 'F',
  unit: 'personas',
  months: 3,
  persons: { dataset: 'p', person: 'id', due: 'due', lost: { month: 'lost', reason: 'reason' } },
  visits: { dataset: 'v', person: 'id', month: 'month', made: 'd.made == 1' },
  outcomes: [{ before: 'home', after: 'home' }],
})
const plan = Plan.parse({ caracteriza: 1, study: { title: 'S', window: '2026' } })

const sources = (persons: readonly Person[], visits: readonly Visit[]) => {
  const frames = new Map([
    [
      'p',
      frame('p', {
        id: persons.map((_, at) => `P${at + 1}`),
        due: persons.map(({ due }) => due),
        lost: persons.map(({ lost }) => lost),
        reason: persons.map(({ reason }) => reason),
        home: persons.map(({ home }) => home),
      }),
    ],
    [
      'v',
      frame('v', {
        id: visits.map(([id]) => id),
        month: visits.map(([, month]) => month),
        made: visits.map(([, , made]) => made),
        home: visits.map(([, , , home]) => home),
      }),
    ],
  ])
  const never = (): never => {
    throw new Error('not asked for')
  }
  return { plan, frame: (name: string) => frames.get(name) ?? never(), design: never, table: never }
}

describe('the care plan with at least five behind each count', () => {
  const twelve = Array.from({ length: 12 }, (): Person => ({ due: 1 }))
  /** Who of the twelve has it in her plan, and who received it, by their number. */
  const line = (planned: number, delivered: number) => {
    const first = (few: number) => `op.parse_int(op.substring(d.id, 1)) <= ${few}`
    const components = [{ label: 'C', planned: first(planned), delivered: first(delivered) }]
    const { parts } = followUp({ ...spec, outcomes: [], components, atLeast: 5 }, sources(twelve, []))
    return parts.at(-1)?.rows[0]?.slice(1)
  }
  test('tells all of a component, how many have it, or nothing', () => {
    expect(line(7, 7)).toEqual([7, 7, 1])
    expect(line(7, 4)).toEqual([7, null, null])
    // Two have not got it.
    expect(line(7, 5)).toEqual([7, null, null])
    // Four do not have it in their plan, which the number of all would tell.
    expect(line(8, 8)).toEqual([null, null, null])
    expect(line(12, 6)).toEqual([12, 6, 0.5])
  })
})

describe('a follow-up', () => {
  const persons: readonly Person[] = [
    { due: 3, home: 'no' },
    { due: 3, lost: 2, reason: 'moved', home: 'no' },
    { due: 1, home: 'yes' },
  ]

  test.each<[string, readonly Person[], readonly Visit[], string]>([
    ['a visit of nobody', persons, [['P9', 1, 1]], 'followUp.unknown-person'],
    [
      'two visits made in one month',
      persons,
      [
        ['P1', 1, 1],
        ['P1', 1, 1],
      ],
      'followUp.visit-twice',
    ],
    ['a month outside', persons, [['P1', 4, 1]], 'followUp.no-month'],
    ['a visit after the loss', persons, [['P2', 2, 1]], 'followUp.visit-outside'],
    ['a visit before its time', persons, [['P3', 2, 1]], 'followUp.visit-outside'],
    ['a loss after the last month due', [{ due: 1, lost: 2 }], [], 'followUp.lost-later'],
  ])('refuses %s', (_, own, visits, code) => {
    expect(() => readPanel(spec, sources(own, visits))).toThrow(expect.objectContaining({ code }))
  })

  test('of nobody has no rows, and of persons without visits missed ones only', () => {
    expect(retentionOf(readPanel(spec, sources([], [])), undefined)).toEqual([])
    const periods = retentionOf(readPanel(spec, sources(persons, [])), undefined) ?? []
    expect(periods.map(({ due, made, missed, lost }) => [due.value, made.value, missed.value, lost.value])).toEqual([
      [3, 0, 3, 0],
      [1, 0, 1, 1],
      [1, 0, 1, 0],
    ])
    // Two were at risk in month 2 and one was lost; P3 had not got there.
    expect(periods.map(({ retention }) => retention)).toEqual([1, 0.5, 0.5])
  })

  test('takes the last visit that has an answer, and prints nothing of few', () => {
    const visits: readonly Visit[] = [
      ['P1', 1, 1, 'yes'],
      ['P1', 3, 1],
      ['P1', 2, 1, 'no'],
      ['P3', 1, 0, 'no'],
    ]
    const outcome = followUp(spec, sources(persons, visits)).parts.at(-1)?.rows[0]
    // P1 had no home and has none at her last answer; the others have no second one.
    expect(outcome?.slice(1, 6)).toEqual([1, 0, 1, 0, 2])
    const few = followUp({ ...spec, atLeast: 5 }, sources(persons, visits))
    expect(few.fewest).toBeNull()
    expect(few.parts.map(({ rows }) => rows.flat().filter((value) => typeof value === 'number'))).toEqual([[], [], []])
  })
})
