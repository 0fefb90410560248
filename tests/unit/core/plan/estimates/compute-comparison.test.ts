import { describe, expect, it } from 'vitest'
import type { ComparisonTable } from '../../../../../main/contract/comparison.ts'
import type { Frame } from '../../../../../main/core/data/frame.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { computeComparison } from '../../../../../main/core/plan/estimates/compute-comparison.ts'
import { computeTable } from '../../../../../main/core/plan/estimates/compute-table.ts'
import { designOf } from '../../../../../main/core/plan/table-inputs.ts'
import { frame } from '../../../../harness/frames.ts'
import { plan } from '../../../../harness/plans.ts'

/** Eight persons, and the four units of a panel in two rounds that list them in another order. */
const frames = new Map<string, Frame>(
  [
    frame('persons', {
      group: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'],
      sex: ['f', 'm', 'f', 'm', 'f', 'm', 'f', 'm'],
      y: [1, 2, 3, 4, 3, 5, 7, 9],
      same: [1, 1, 1, 1, 0, 0, 1, 1],
      year: [2014, 2014, 2015, 2015, 2015, 2016, 2016, 2016],
      period: ['p', 'p', 'q', 'q', 'q', 'r', 'r', 'r'],
    }),
    frame('now', { unit: ['03', '01', '04', '02'], y: [9, 4, 14, 6] }),
    frame('before', { unit: ['01', '02', '03', '04'], y: [3, 4, 6, 8] }),
    frame('moved', { unit: ['02', '04', '05', '01'], y: [4, 8, 7, 3] }),
    frame('others', { unit: ['1', '2', '3', '4'], y: [3, 4, 6, 8] }),
  ].map((one) => [one.dataset, one]),
)

const design = { id: 'persons', dataset: 'persons' }
const panel = ['now', 'before', 'moved', 'others'].map((id) => ({ id, dataset: id, psu: ['unit'] }))
const table = { id: 'means', title: 'T', design: 'persons', statistic: 'mean', variable: 'y', unit: 'u', universe: 'U' }
const rounds = panel.map(({ id }) => ({ ...table, id, design: id }))
const tables = [
  { ...table, by: ['group'] },
  { ...table, id: 'means2', by: ['sex', 'group'], margins: false },
  { ...table, id: 'share', statistic: 'proportion', variable: 'same', by: ['group'] },
  { ...table, id: 'sexes', statistic: 'proportion', variable: 'sex', by: ['group'] },
  { ...table, id: 'sexesByYear', statistic: 'proportion', variable: 'sex', by: ['year'] },
  { ...table, id: 'periodShares', statistic: 'proportion', variable: 'period', by: ['group'] },
  { ...table, id: 'years', statistic: 'count', variable: undefined, by: ['year'] },
  { ...table, id: 'periods', statistic: 'count', variable: undefined, by: ['period'] },
  { ...table, id: 'listed', design: 'listed', by: ['group'] },
  ...rounds,
]

const compute = (comparison: object): Omit<ComparisonTable, 'key'> => {
  const designs = [design, { ...design, id: 'listed', probability: false }, ...panel]
  const made = plan({ designs, tables, comparisons: [{ id: 'c', title: 'C', table: 'means', ...comparison }] })
  const prepared = new Map(made.designs.map((spec) => [spec.id, prepareDesign(spec, frames)]))
  const preparedFor = (spec: { id: string }) => prepared.get(spec.id) as ReturnType<typeof prepareDesign>
  const results = new Map(
    made.tables.map((one) => [one.id, { ...computeTable(made, one, preparedFor(designOf(made, one))), key: '' }]),
  )
  const [spec] = made.comparisons
  return computeComparison(spec as NonNullable<typeof spec>, { plan: made, tables: results, design: preparedFor })
}

describe('differences', () => {
  it('have the standard error of the difference of two means', () => {
    const { cells, compared, reference } = compute({ compare: 'differences', between: 'group', reference: 'a' })
    // Influences (y − ȳ) / 4 around 2.5 and 6: squares 5/16 and 20/16, their sum times 8/7.
    const se = Math.sqrt((8 / 7) * (25 / 16))
    expect(cells).toHaveLength(1)
    expect(cells[0]).toMatchObject({ first: 'b', second: 'a', firstEstimate: 6, secondEstimate: 2.5, n: 8, df: 7 })
    expect(cells[0]).toMatchObject({ estimate: 3.5, se: expect.closeTo(se, 12), t: expect.closeTo(3.5 / se, 12) })
    // The 97.5 % quantile of t with 7 degrees of freedom is 2.364624.
    expect(cells[0]?.ciHigh).toBeCloseTo(3.5 + 2.364624 * se, 5)
    expect(cells[0]).toMatchObject({ p: expect.closeTo(0.0345, 3), significance: 'significant' })
    expect([compared.map(({ variable }) => variable), reference]).toEqual([['group'], 'a'])
  })

  it('change sign and nothing else when the reference does', () => {
    const [one, other] = ['a', 'b'].map((reference) =>
      compute({ compare: 'differences', between: 'group', reference }).cells.at(0),
    )
    expect(other).toMatchObject({ estimate: -3.5, se: one?.se, p: one?.p, ciLow: -(one?.ciHigh ?? 0) })
  })

  it('are of every pair without a reference, within every cell of the other dimensions, adjusted together', () => {
    const pairs = compute({ compare: 'differences', table: 'periods', between: 'period' }).cells
    expect(pairs.map(({ first, second }) => `${first}${second}`)).toEqual(['pq', 'pr', 'qr'])
    const inside = compute({ compare: 'differences', table: 'means2', between: 'group' }).cells
    expect(inside.map(({ group, estimate }) => [group, estimate])).toEqual([
      [['f'], -3],
      [['m'], -4],
    ])
    for (const { p, pHolm } of inside) expect(pHolm).toBeGreaterThanOrEqual(p as number)
  })

  it('are not tested against a figure that the sample shows without variation, and say so', () => {
    const [cell] = compute({ compare: 'differences', table: 'share', between: 'group', reference: 'b' }).cells
    expect(cell).toMatchObject({ estimate: 0.5, se: null, p: null, pHolm: null, significance: 'notTested' })
    expect(cell?.verdict).toEqual({ level: 'notEvaluable', reasons: ['no-variation'] })
  })

  it('of two complements are one test, those of three categories or of items are not', () => {
    const notes = (spec: object) => compute({ compare: 'differences', between: 'group', ...spec }).notes
    expect(notes({ table: 'sexes' })).toEqual(['comparison-complements'])
    expect(notes({ table: 'sexes', levels: ['f'] })).toEqual([])
    expect(notes({ table: 'periodShares', levels: ['p', 'q'] })).toEqual([])
    expect(notes({ table: 'means' })).toEqual([])
    const { cells } = compute({ compare: 'differences', table: 'sexesByYear', between: 'year' })
    const [women, men] = ['f', 'm'].map((level) => cells.filter((cell) => cell.level === level))
    // Of two persons of 2014 one is a woman, of three of 2015 two, of three of 2016 one: differences of −1/6, 1/6 and 1/3.
    const sixths = women?.map(({ estimate }) => 6 * (estimate as number))
    expect(sixths).toEqual([-1, 1, 2].map((sixth) => expect.closeTo(sixth, 12)))
    expect(men?.map(({ pHolm }) => pHolm)).toEqual(women?.map(({ pHolm }) => pHolm))
    const least = Math.min(...cells.map(({ p }) => p as number))
    expect(Math.min(...cells.map(({ pHolm }) => pHolm as number))).toBeCloseTo(Math.min(1, 3 * least), 12)
  })

  it('are given without a test where there is no probability sample', () => {
    const { cells, notes, probability } = compute({ compare: 'differences', table: 'listed', between: 'group' })
    expect(cells[0]).toMatchObject({ estimate: -3.5, se: null, df: null, p: null, significance: 'notTested' })
    expect([cells[0]?.verdict.level, notes, probability]).toEqual([
      'notApplicable',
      ['comparison-non-probability'],
      false,
    ])
  })

  it('are refused to categories that the table does not have', () => {
    expect(() => compute({ compare: 'differences', between: 'group', reference: 'z' })).toThrow(
      'comparison.unknown-category',
    )
    expect(() => compute({ compare: 'differences', between: 'group', levels: ['1'] })).toThrow(
      'comparison.unknown-category',
    )
  })
})

describe('a contrast', () => {
  it('combines cells of several dimensions: a difference of differences', () => {
    const terms = [
      { at: { sex: 'f', group: 'b' }, coefficient: 1 },
      { at: { sex: 'f', group: 'a' }, coefficient: -1 },
      { at: { group: 'b', sex: 'm' }, coefficient: -1 },
      { at: { group: 'a', sex: 'm' }, coefficient: 1 },
    ]
    const { cells, terms: told } = compute({ compare: 'contrast', table: 'means2', terms })
    // (5 − 2) − (7 − 3); every cell of two has squares of influence (1 + 1) / 4 or (2² + 2²) / 4.
    expect(cells).toHaveLength(1)
    expect(cells[0]).toMatchObject({ estimate: -1, first: null, n: 8 })
    expect(cells[0]?.se).toBeCloseTo(Math.sqrt((8 / 7) * ((1 + 1) / 4 + (1 + 1) / 4 + 8 / 4 + 8 / 4)), 12)
    expect(told.map(({ at }) => at)).toEqual([
      ['f', 'b'],
      ['f', 'a'],
      ['m', 'b'],
      ['m', 'a'],
    ])
  })

  it('of two complements is one test where its coefficients sum to 0, and two where they do not', () => {
    const years = (...coefficients: number[]) =>
      coefficients.map((coefficient, i) => ({ at: { year: String(2014 + i) }, coefficient }))
    const shares = (...coefficients: number[]) =>
      compute({ compare: 'contrast', table: 'sexesByYear', terms: years(...coefficients) })
    expect(shares(0.1, 0.2, -0.3).notes).toEqual(['comparison-complements'])
    const { cells, notes } = shares(0.5, 0.5)
    expect(notes).toEqual([])
    // Of two persons of 2014 one is a woman, of three of 2015 two: 7 and 5 twelfths, with one standard error and two tests.
    expect(cells.map(({ estimate }) => 12 * (estimate as number))).toEqual(
      [7, 5].map((of12) => expect.closeTo(of12, 12)),
    )
    const [women, men] = cells.map(({ p }) => p as number) as [number, number]
    expect(women).toBeLessThan(men)
    expect(cells.map(({ pHolm }) => pHolm)).toEqual([Math.min(1, 2 * women), Math.max(men, 2 * women)])
  })
})

describe('a trend', () => {
  it('is the least-squares slope on the years', () => {
    const { cells } = compute({ compare: 'trend', table: 'years', along: 'year' })
    // Counts 2, 3, 3 in three years: (3 − 2) / 2. Coefficients −1/2, 0, 1/2 by record: squares 5/4 less 8 (1/16)².
    expect(cells[0]).toMatchObject({ estimate: expect.closeTo(0.5, 12), n: 8 })
    expect(cells[0]?.se).toBeCloseTo(Math.sqrt((8 / 7) * (5 / 4 - 8 / 16 ** 2)), 12)
  })

  it('takes scores for categories that are no numbers', () => {
    const scores = { p: 2014, q: 2015, r: 2016 }
    const byScore = compute({ compare: 'trend', table: 'periods', along: 'period', scores }).cells
    expect(byScore[0]?.estimate).toBeCloseTo(0.5, 12)
    expect(() => compute({ compare: 'trend', table: 'periods', along: 'period' })).toThrow('comparison.no-score')
  })

  it('has no slope through two points', () => {
    const { cells } = compute({ compare: 'trend', table: 'periods', along: 'period', scores: { p: 1, q: 2 } })
    expect(cells[0]).toMatchObject({ estimate: null, se: null, df: null, significance: 'notTested' })
  })
})

describe('a change between rounds', () => {
  it('adds the variances of independent samples', () => {
    const { cells, notes, earlier } = compute({
      compare: 'change',
      table: 'now',
      since: 'others',
      samples: 'independent',
    })
    // Means 8.25 and 5.25; squares around them 56.75 and 14.75, over 4 · 3.
    expect(cells[0]).toMatchObject({ firstEstimate: 8.25, secondEstimate: 5.25, estimate: 3, n: 8, df: 6 })
    expect(cells[0]?.se).toBeCloseTo(Math.sqrt((56.75 + 14.75) / 12), 12)
    expect(notes).toEqual(['comparison-change', 'comparison-independent', 'comparison-untold'])
    expect(earlier).toMatchObject({ table: 'others', samples: 'independent' })
  })

  it('is that of the differences where the rounds have their units in common', () => {
    const { cells, earlier } = compute({ compare: 'change', table: 'now', since: 'before', samples: 'overlapping' })
    // Differences 1, 2, 3 and 6 around 3: squares 14, over 4 · 3.
    expect(cells[0]).toMatchObject({ estimate: 3, df: 3, se: expect.closeTo(Math.sqrt(14 / 12), 12) })
    expect(earlier?.units).toEqual({ later: 4, earlier: 4, common: 4 })
  })

  it('takes the covariance from the units that stayed where some did not', () => {
    const change = { compare: 'change', table: 'now', since: 'moved', samples: 'overlapping' }
    const { cells, earlier } = compute(change)
    // Influences (y − ȳ) / 4 in the units 01, 02 and 04, in sixteenths: −17, −9, 23 around −1, and −10, −6, 10 around −2.
    const covariance = ((3 / 2) * (-16 * -8 + -8 * -4 + 24 * 12)) / 16 ** 2
    const variance = (56.75 + 17) / 12 - 2 * covariance
    expect(earlier?.units).toEqual({ later: 4, earlier: 4, common: 3 })
    expect(cells[0]).toMatchObject({ estimate: 2.75, se: expect.closeTo(Math.sqrt(variance), 10) })
  })

  it('has a standard error of 0 and no test where the rounds are the same', () => {
    const [cell] = compute({ compare: 'change', table: 'now', since: 'now', samples: 'overlapping' }).cells
    expect(cell).toMatchObject({ estimate: 0, se: expect.closeTo(0, 7), significance: 'notTested' })
  })

  it('is refused when the units of the rounds cannot be matched', () => {
    const change = { compare: 'change', table: 'now', since: 'others', samples: 'overlapping' }
    expect(() => compute(change)).toThrow('comparison.no-common-units')
  })
})
