import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { covariance, variance } from '../../../../main/core/design/covariance.ts'
import { degreesOfFreedom } from '../../../../main/core/design/degrees-of-freedom.ts'
import { type SecondPhaseInput, twoPhaseDesign } from '../../../../main/core/design/second-phase.ts'
import { type DesignInput, surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { designInput, type Person, people, sexOf, yOf } from '../../../harness/random-survey.ts'
import { refusal } from '../../../harness/refusal.ts'
import { coded, numbers } from '../../../harness/survey-data.ts'

/** Eight units in two strata of two PSUs, four of the second phase's stratum x and four of y; two of each are drawn. */
const rows = 8
const input: DesignInput = {
  rows,
  strata: [coded('h', [...'aaaabbbb'])],
  units: [coded('u', [...'11223344']), coded('k', [...'12345678'])],
  weights: numbers('w', [3, 3, 4, 4, 5, 5, 2, 2]),
}
const sized = {
  ...input,
  fpc: [numbers('N', [6, 6, 6, 6, 8, 8, 8, 8]), numbers('M', [5, 5, 7, 7, 4, 4, 9, 9])],
}
const stratum = coded('g', [...'xyxyxyxy'])
const y = Float64Array.of(4, 1, 9, 3, 5, 8, 2, 7)
const drawn = (units: readonly number[]) =>
  numbers(
    's',
    Array.from({ length: rows }, (_, row) => (units.includes(row) ? 1 : 0)),
  )

/** All samples of two out of four units of either stratum. */
const pairsOf = (units: readonly number[]) => units.flatMap((a, i) => units.slice(i + 1).map((b) => [a, b]))
const draws = pairsOf([0, 2, 4, 6]).flatMap((x) => pairsOf([1, 3, 5, 7]).map((other) => [...x, ...other]))

describe('the variance of a sample in two phases', () => {
  test.each<[string, DesignInput]>([
    ['with replacement', input],
    ['with population sizes of two stages', sized],
    ['of ultimate clusters', { ...sized, ultimateCluster: true }],
  ])('is on average over all second phases that of the first and what they add, %s', (_, first) => {
    const designs = draws.map((units) => twoPhaseDesign(first, { selected: drawn(units), stratum }))
    const estimates = designs.map(({ weights }) => weights.reduce((sum, w, row) => sum + w * (y[row] as number), 0))
    const mean = average(estimates)
    const added = average(estimates.map((estimate) => (estimate - mean) ** 2))
    const whole = variance(surveyDesign(first), y)
    expect(average(designs.map((design) => variance(design, y))) / (whole + added)).toBeCloseTo(1, 12)
  })

  it('is that of the first phase when all of its units are drawn', () => {
    fc.assert(
      fc.property(people, (list) => {
        const selected = numbers(
          's',
          list.map(() => 1),
        )
        const first = surveyDesign(designInput(list))
        const whole = twoPhaseDesign(designInput(list), {
          selected,
          stratum: coded(
            'sex',
            list.map(({ sex }) => sex),
          ),
        })
        const values = yOf(list).values
        expect(whole.weights).toEqual(first.weights)
        const influence = [values, values.map((one) => one * one)]
        const expected = covariance(first, influence)
        covariance(whole, influence).forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i] as number, 4)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('is the same in a table as from the influence of records', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.boolean()), (list, coins) => {
        const selected = numbers(
          's',
          list.map(() => (coins.next().value === true ? 1 : 0)),
        )
        const second: SecondPhaseInput = {
          selected,
          stratum: coded(
            'g',
            list.map(({ sex }) => sex),
          ),
        }
        const design = attempt(() => twoPhaseDesign({ ...designInput(list), lonelyPsu: 'adjust' }, second))
        if (!design?.weights.some((weight) => weight > 0)) return
        const { cells } = estimateTable({ ...tableInput(list), design })
        const inside = (sex: string) => list.map((one) => (one.sex === sex ? one.y : 0))
        for (const { group, se, df } of cells) {
          const expected = variance(design, Float64Array.from(inside(group[0] as string)))
          const domain = Uint8Array.from(list, ({ sex }) => (sex === group[0] ? 1 : 0))
          expect(df).toBe(degreesOfFreedom(design, domain))
          if (expected < -1e-6) expect(se).toBeNull()
          else expect((se ?? 0) ** 2).toBeCloseTo(Math.max(0, expected), 4)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('degrees of freedom of a sample in two phases', () => {
  it('are those of the phase that has fewer', () => {
    const design = twoPhaseDesign(input, { selected: drawn([0, 1, 2, 3, 4, 5, 6]), stratum })
    expect(degreesOfFreedom(design)).toBe(2)
    const few = twoPhaseDesign({ rows }, { selected: drawn([0, 1, 2, 3]), stratum })
    expect(degreesOfFreedom(few)).toBe(2)
    expect(degreesOfFreedom(few, Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0))).toBe(1)
  })
})

describe('a second phase', () => {
  const all = drawn([0, 1, 2, 3, 4, 5, 6, 7])
  const refused = (first: DesignInput, second: SecondPhaseInput) => refusal(() => twoPhaseDesign(first, second))

  it('multiplies weights by units over drawn units of its strata', () => {
    const { weights } = twoPhaseDesign(input, { selected: drawn([0, 2, 1, 3, 5, 7]), stratum })
    expect([...weights]).toEqual([6, 3, 8, 4, 0, 5, 0, 2])
  })

  test.each<[string, Partial<DesignInput>, Partial<SecondPhaseInput>, string, object]>([
    ['the rule average', { lonelyPsu: 'average' }, {}, 'design.two-phase-with', { part: 'lonelyPsu: average' }],
    ['rules for domains', { lonelyInDomains: true }, {}, 'design.two-phase-with', { part: 'lonelyInDomains' }],
    ['no probability sample', { probability: false }, {}, 'design.two-phase-with', { part: 'probability: false' }],
    [
      'blanks in the selection',
      {},
      { selected: numbers('s', [1, 1, 1, 1, 1, 1, 1, Number.NaN]) },
      'design.missing-values',
      { variable: 's', rows: 1 },
    ],
    [
      'a selection of other codes',
      {},
      { selected: numbers('s', [1, 2, 1, 2, 1, 1, 1, 1]) },
      'table.not-zero-one',
      { variable: 's', rows: 2 },
    ],
    ['strata without a unit', {}, { selected: drawn([0, 2, 4]) }, 'design.phase-stratum-empty', { strata: 1 }],
    ['strata with one of several', {}, { selected: drawn([0, 1, 3]) }, 'design.phase-lonely', { strata: 1 }],
    [
      'units of which some records are drawn',
      {},
      { selected: drawn([0, 2, 4, 6]), stratum: undefined, unit: coded('p', [...'11223344']) },
      'design.phase-unit-partly',
      { variable: 'p', units: 4 },
    ],
    [
      'units in two strata',
      {},
      { unit: coded('p', [...'11223344']) },
      'design.phase-unit-in-two-strata',
      { variable: 'p', units: 4 },
    ],
    [
      'units of records that are units themselves',
      { units: [], strata: [] },
      { stratum: undefined, unit: coded('p', [...'11223344']) },
      'design.phase-unit-not-nested',
      { variable: 'p' },
    ],
  ])('refuses %s', (_, first, second, code, params) => {
    expect(refused({ ...input, ...first }, { selected: all, stratum, ...second })).toMatchObject({ code, params })
  })

  it('lets one unit of several stand for a stratum under another rule', () => {
    expect(refused({ ...input, lonelyPsu: 'adjust' }, { selected: drawn([0, 1, 3]), stratum })).toBeUndefined()
  })
})

const tableInput = (list: readonly Person[]): Omit<TableInput, 'design'> => ({
  statistic: 'total',
  measure: { kind: 'number', number: yOf(list) },
  dimensions: [sexOf(list)],
  margins: false,
  ciLevel: 0.95,
  deff: 'replace',
  quality: { profile: 'inegi', logCv: 'symmetric' },
})

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const attempt = <Value>(make: () => Value): Value | undefined => {
  try {
    return make()
  } catch {
    return undefined
  }
}
