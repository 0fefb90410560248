import { describe, expect, test } from 'vitest'
import { DesignSpec } from '../../main/contract/design.ts'
import { QuantileSpec } from '../../main/contract/quantile.ts'
import type { Cell } from '../../main/contract/results.ts'
import { TableSpec } from '../../main/contract/table.ts'
import { jackknife } from '../../main/core/design/replication/jackknife.ts'
import { type DesignInput, surveyDesign } from '../../main/core/design/survey-design.ts'
import { examineDesign } from '../../main/core/doctor/examine-design.ts'
import { estimateTable, type TableInput } from '../../main/core/estimation/estimate-table.ts'
import type { Measure } from '../../main/core/estimation/measure.ts'
import { estimateQuantile } from '../../main/core/inference/quantile.ts'
import { frame } from '../harness/frames.ts'
import { categories, coded, numbers } from '../harness/survey-data.ts'

/**
 * Wrong answers that programs for surveys have given without a word, by their reports. Each is a refusal here, or the
 * right number: worked by hand, or by R survey 4.1-1 with the call beside it.
 */
const cellsOf = (input: Pick<TableInput, 'design' | 'statistic'> & Partial<TableInput>): readonly Cell[] =>
  estimateTable({
    dimensions: [],
    margins: false,
    ciLevel: 0.95,
    deff: 'replace',
    quality: { profile: 'cepal-2023', logCv: 'symmetric' },
    ...input,
  }).cells

const cellOf = (input: Parameters<typeof cellsOf>[0]): Cell => cellsOf(input)[0] as Cell

const number = (values: ArrayLike<number>): Measure => ({ kind: 'number', number: numbers('y', values) })

/** The codes that the doctor has for a dataset and a design on it. */
const found = (lists: Parameters<typeof frame>[1], design: object): readonly string[] =>
  examineDesign(DesignSpec.parse({ id: 'd', dataset: 'x', ...design }), new Map([['x', frame('x', lists)]])).map(
    ({ code }) => code,
  )

describe('a population size read as a factor, or a fraction as a size (samplics #60)', () => {
  // Four of ten, y = 1 3 5 7: S² = 20/3, so that se² = (1 − 4/10) S² / 4 = 1.
  const y = [1, 3, 5, 7]
  const four = (fpc: number[]): DesignInput => ({ rows: 4, fpc: [numbers('N', fpc)] })

  test.each([
    ['size', [10, 10, 10, 10]],
    ['fraction', [0.4, 0.4, 0.4, 0.4]],
  ])('given as a %s, the standard error is the same', (_, fpc) => {
    const design = surveyDesign(four(fpc))
    expect(cellOf({ design, statistic: 'mean', measure: number(y) }).se).toBeCloseTo(1, 12)
    expect(cellOf({ design, statistic: 'total', measure: number(y) }).estimate).toBeCloseTo(40, 12)
  })

  test('mixed, or below the sample, it is refused', () => {
    expect(() => surveyDesign(four([10, 10, 0.4, 0.4]))).toThrow(expect.objectContaining({ code: 'design.fpc-mixed' }))
    expect(() => surveyDesign(four([3, 3, 3, 3]))).toThrow(expect.objectContaining({ code: 'design.fpc-too-small' }))
  })

  test('as a percentage, it does not go unseen', () => {
    const lists = { N: [12.5, 12.5, 12.5, 12.5], w: [8, 8, 8, 8] }
    expect(found(lists, { fpc: ['N'], weight: 'w' })).toEqual(
      expect.arrayContaining(['fpc-not-whole', 'fpc-far-from-weights']),
    )
  })
})

describe('strata of one unit dropped, which makes standard errors too small (svy PR 32; samplics #33, #49; srvyr #56)', () => {
  // Units of a sum to 2 and 4, the one of b to 3. Alone, a gives 2 · (1 + 1) = 4; `adjust` adds 3² for b.
  const lists = { h: ['a', 'a', 'b'], u: ['1', '2', '3'], y: [2, 4, 3] }
  const input = { rows: 3, strata: [coded('h', lists.h)], units: [coded('u', lists.u)] }
  const total = (lonelyPsu: 'adjust' | 'remove') =>
    cellOf({ design: surveyDesign({ ...input, lonelyPsu }), statistic: 'total', measure: number(lists.y) }).se

  test('they are refused, and the doctor says how to go on', () => {
    expect(() => surveyDesign(input)).toThrow(
      expect.objectContaining({ code: 'design.lonely-psu', params: { strata: 1, stage: 1 } }),
    )
    const design = DesignSpec.parse({ id: 'd', dataset: 'x', strata: ['h'], psu: ['u'] })
    const [refusal] = examineDesign(design, new Map([['x', frame('x', lists)]]))
    expect(refusal).toMatchObject({ code: 'lonely-psu', severity: 'refused' })
    expect(refusal?.ways.length).toBeGreaterThan(0)
  })

  test('a rule that lets them pass is chosen, and gives what R gives', () => {
    expect(total('adjust')).toBeCloseTo(Math.sqrt(13), 12)
    expect(total('remove')).toBeCloseTo(2, 12)
    expect(found(lists, { strata: ['h'], psu: ['u'], lonelyPsu: 'remove' })).toContain('lonely-psu-handled')
  })
})

describe('records of a domain counted as those of the file (svy PR 175)', () => {
  const rows = 200
  const each = (value: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => value(row))
  const y = each((row) => ((row * 7) % 10 < 4 ? 1 : 0))
  const design = surveyDesign({
    rows,
    weights: numbers(
      'w',
      each((row) => 1 + (row % 3)),
    ),
  })
  const domain = Uint8Array.from(y, (_, row) => (row < 10 ? 1 : 0))

  test('the exact interval of a proportion is that of the domain', () => {
    const cell = cellOf({ design, statistic: 'proportion', measure: number(y), domain, ciMethod: 'beta' })
    // svyciprop(~y, subset(design, i < 10), method = "beta")
    expect(cell).toMatchObject({ n: 10, df: 9 })
    expect(cell.ciLow).toBeCloseTo(0.0453320065798, 9)
    expect(cell.ciHigh).toBeCloseTo(0.502236250915, 9)
  })

  test('quantiles far out have the standard error of their own share (svy 0.23)', () => {
    const quantile = QuantileSpec.parse({ order: 0.99, interval: 'xlogit' })
    // svyquantile(~v, design, 0.99, interval.type = "xlogit")
    const { estimate, low, high, se } = estimateQuantile(design, {
      values: each((row) => row ** 2),
      quantile,
      level: 0.95,
    })
    expect([estimate, low, high]).toEqual([38809, 37249, 39601])
    expect(se).toBeCloseTo(596.362026043645, 6)
  })
})

describe('a design effect without replacement under normalised weights (svy 0.24)', () => {
  const y = [1, 3, 5, 9]
  const weights = [0.5, 1.5, 0.8, 1.2]
  const normalised = surveyDesign({ rows: 4, weights: numbers('w', weights) })

  test('is not defined, where that with replacement is', () => {
    const mean = { design: normalised, statistic: 'mean', measure: number(y) } as const
    expect(cellOf({ ...mean, deff: 'wor' })).toMatchObject({ deff: null, nEff: null })
    expect(cellOf({ ...mean, deff: 'replace' }).deff).toBeGreaterThan(0)
  })

  test('and the doctor tells such weights', () => {
    expect(found({ w: weights }, { weight: 'w' })).toContain('weights-normalised')
  })

  test('which of the two is meant is said by name, never by yes or no', () => {
    const table = { id: 't', title: 't', design: 'd', statistic: 'mean', unit: 'u', universe: 'u' }
    expect(TableSpec.safeParse({ ...table, deff: true }).success).toBe(false)
  })
})

describe('quantiles', () => {
  const ten = surveyDesign({ rows: 10 })
  const values = Float64Array.from({ length: 10 }, (_, row) => 10 - row)

  test('below the first step of the distribution are the smallest value (survey 4.1-1)', () => {
    const { estimate } = estimateQuantile(ten, { values, quantile: QuantileSpec.parse({ order: 0.001 }), level: 0.95 })
    expect(estimate).toBe(1)
  })

  test('on replicates have the interval that was asked for (survey 4.1)', () => {
    const replicated = jackknife(ten, false)
    const limits = (interval: 'mean' | 'beta' | 'replicates') => {
      const { low, high } = estimateQuantile(replicated, {
        values: values.map((value) => value ** 2),
        quantile: QuantileSpec.parse({ interval, rule: 'hf5' }),
        level: 0.95,
      })
      return [low, high]
    }
    expect(limits('mean')).not.toEqual(limits('beta'))
    expect(limits('mean')).not.toEqual(limits('replicates'))
  })
})

describe('which degrees of freedom, which interval', () => {
  const design = surveyDesign({ rows: 4, fpc: [numbers('N', [10, 10, 10, 10])] })

  test('the standard error is no limit of the interval, which stands on t and not on z (srvyr #29, #119)', () => {
    const cell = cellOf({ design, statistic: 'mean', measure: number([1, 3, 5, 7]) })
    // Mean 4, se 1, t with 3 degrees of freedom 3.1824463052837.
    expect(cell).toMatchObject({ estimate: 4, df: 3 })
    expect(cell.se).toBeCloseTo(1, 12)
    expect(cell.ciLow).toBeCloseTo(4 - 3.18244630528371, 10)
    expect(cell.ciHigh).toBeCloseTo(4 + 3.18244630528371, 10)
  })

  const towns = categories('town', ['a', 'a', 'a', 'a', 'b', 'b', 'c', 'c'])
  const survey = surveyDesign({ rows: 8, units: [coded('u', ['1', '1', '2', '3', '3', '4', '5', '5'])] })
  const y = [1, 0, 1, 0, 1, 0, 1, 0]

  test('small towns without degrees of freedom have no interval and no good verdict (srvyr #58)', () => {
    const cells = cellsOf({ design: survey, statistic: 'mean', measure: number(y), dimensions: [towns] })
    expect(cells[2]).toMatchObject({ group: ['c'], df: 0, ciLow: null, ciHigh: null })
    expect(cells[2]?.verdict.level).not.toBe('reliable')
    expect(found({ u: ['1', '1', '2', '2'] }, { psu: ['u'] })).toContain('few-degrees-of-freedom')
  })

  test.each([
    ['linearised', survey],
    ['on replicates (svy #3)', jackknife(survey, false)],
  ])('a town in a crossing and the same town as a filter say the same, %s', (_, on) => {
    const asked = { design: on, statistic: 'proportion', measure: number(y), ciMethod: 'beta' } as const
    const [crossed] = cellsOf({ ...asked, dimensions: [towns] })
    const filtered = cellOf({ ...asked, domain: Uint8Array.from(towns.codes, (code) => (code === 1 ? 1 : 0)) })
    expect({ ...crossed, group: [] }).toEqual(filtered)
    expect(filtered.df).toBe(2)
  })
})

describe('a column called id that makes every record a cluster (calidad #22)', () => {
  const lists = { id: ['1', '1', '2', '2'], y: [1, 3, 5, 7] }

  test('counts for nothing while the plan does not name it', () => {
    const design = surveyDesign({ rows: 4 })
    // Of records drawn on their own se² = S² / 4 = 5/3; by the pairs that `id` makes it would be 4.
    expect(cellOf({ design, statistic: 'mean', measure: number(lists.y) }).se).toBeCloseTo(Math.sqrt(5 / 3), 12)
    expect(found(lists, {})).toContain('name-like-argument')
  })

  test('is told where it is named and is the key of the records', () => {
    expect(found({ id: ['1', '2', '3', '4'] }, { psu: ['id'] })).toContain('psu-is-record')
  })
})
