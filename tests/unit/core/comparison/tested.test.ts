import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testsIn } from '../../../../main/core/comparison/one-test.ts'
import { tested, type Untested } from '../../../../main/core/comparison/tested.ts'
import { cell } from '../../../harness/report-study.ts'

const untested = (estimate: number, variance: number, parts: Partial<Untested> = {}): Untested => ({
  group: [],
  level: null,
  first: '1',
  second: '2',
  firstEstimate: estimate + 10,
  secondEstimate: 10,
  cells: [cell(['1'], null, estimate + 10), cell(['2'], null, 10)],
  estimate,
  variance,
  df: 30,
  ...parts,
})

describe('tested', () => {
  it('adjusts p values upwards, in their order, and by the number of tests at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (estimates) => {
          const cells = tested(
            estimates.map((estimate) => untested(estimate, 1)),
            0.95,
          )
          const pairs = cells.map(({ p, pHolm }) => [p as number, pHolm as number] as const)
          for (const [p, pHolm] of pairs) {
            expect(pHolm).toBeGreaterThanOrEqual(p)
            expect(pHolm).toBeLessThanOrEqual(Math.min(1, p * pairs.length * (1 + 1e-12)))
          }
          const sorted = pairs.toSorted(([a], [b]) => a - b)
          for (const [i, [, pHolm]] of sorted.entries()) expect(pHolm).toBeGreaterThanOrEqual(sorted[i - 1]?.[1] ?? 0)
        },
      ),
    )
  })

  it('says the same of both directions', () => {
    const [one, other] = tested([untested(2, 1), untested(-2, 1)], 0.95)
    expect(other).toMatchObject({ t: -2, p: one?.p, significance: one?.significance, ciLow: -(one?.ciHigh as number) })
  })

  it('decides by the adjusted p value', () => {
    // t = 2.1 with 30 degrees of freedom: p = 0.044, and 0.088 beside a second test.
    expect(tested([untested(2.1, 1)], 0.95)[0]?.significance).toBe('significant')
    expect(tested([untested(2.1, 1), untested(0, 1)], 0.95)[0]?.significance).toBe('notSignificant')
    expect(tested([untested(2.1, 1), untested(0, 1)], 0.9)[0]?.significance).toBe('significant')
  })

  it('counts two complements once', () => {
    // t = 2.3 with 30 degrees of freedom: p = 0.0286, which stands beside one other test or, counted twice, beside three.
    const [yes, no] = [untested(2.3, 1, { level: 'yes' }), untested(-2.3, 1, { level: 'no' })]
    const others = ['yes', 'no'].map((level) => untested(0, 1, { group: ['1'], level }))
    const once = tested([yes, no, ...others], 0.9, true)
    expect(once.map(({ pHolm, p }) => (pHolm as number) / (p as number))).toEqual(
      [2, 2, 1, 1].map((times) => expect.closeTo(times, 12)),
    )
    expect(once[0]?.significance).toBe('significant')
    expect(tested([yes, no, ...others], 0.9)[0]).toMatchObject({ significance: 'notSignificant' })
    expect(testsIn({ cells: [...once], notes: ['comparison-complements'] })).toBe(2)
    expect(testsIn({ cells: [...once], notes: [] })).toBe(4)
  })

  it('has a test where only one of two complements can be tested', () => {
    const [yes, no] = tested([untested(2.1, 0, { level: 'yes' }), untested(-2.1, 1, { level: 'no' })], 0.95, true)
    expect([yes?.pHolm, no?.pHolm]).toEqual([null, no?.p])
    expect(no?.p).toBeCloseTo(0.0442, 3)
  })

  it('tests nothing without variation or degrees of freedom, and leaves it out of the family', () => {
    const cells = tested([untested(3, 0), untested(3, 1, { df: 0 }), untested(2.1, 1)], 0.95)
    expect(cells.map(({ significance }) => significance)).toEqual(['notTested', 'notTested', 'significant'])
    expect(cells[0]).toMatchObject({ se: 0, ciLow: null, p: null })
    expect(cells[2]?.pHolm).toBe(cells[2]?.p)
  })

  it('carries the gravest verdict on its figures, and tests a doubtful one all the same', () => {
    const weak = cell(['1'], null, 12, { verdict: 'weak', reasons: ['cases-below-50'] })
    const doubtful = cell(['2'], null, 10, { verdict: 'unreliable', reasons: ['cv-over-30'] })
    const [both] = tested([untested(2.1, 1, { cells: [weak, doubtful] })], 0.95)
    expect(both).toMatchObject({
      verdict: { level: 'unreliable', reasons: ['cv-over-30'] },
      significance: 'significant',
      n: 800,
    })
  })
})
