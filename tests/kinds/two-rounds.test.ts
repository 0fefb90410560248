import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Displaced households by PSU of 15, with the weight of the stratum:
 *   round 1  Cortés            4 0 7 2 1 6 3 0 5 2 4 2 = 36 × 100
 *            Francisco Morazán 1 3 0 2 4 0 1 2 0 3 1 1 = 18 × 120: 5,760 of 180 × 220 = 39,600
 *   round 2  Cortés           7 2 10 4 3 9 5 2 8 4 7 5 = 66 × 110
 *            Francisco Morazán 3 5 1 3 6 1 3 5 1 4 2 2 = 36 × 130: 11,940 of 180 × 240 = 43,200
 * All PSUs have the same size, so a share varies as its count does: √(Σ w² · 12/11 · Σ (d − d̄)²) ÷ N.
 */
const shares = [5760 / 39_600, 11_940 / 43_200] as const
const errors = [
  Math.sqrt((12 / 11) * (100 ** 2 * 56 + 120 ** 2 * 19)) / 39_600,
  Math.sqrt((12 / 11) * (110 ** 2 * 79 + 130 ** 2 * 32)) / 43_200,
] as const

describe('the sample of two rounds', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('two-rounds', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })

  test('tests the change with the errors of both rounds', () => {
    const change = sample.comparison('cambio').cells.find(({ group }) => group[0] === null)
    expect(change?.firstEstimate).toBeCloseTo(shares[1], 12)
    expect(change?.secondEstimate).toBeCloseTo(shares[0], 12)
    expect(change?.estimate).toBeCloseTo(shares[1] - shares[0], 12)
    expect(change?.se).toBeCloseTo(Math.hypot(...errors), 10)
    // 24 PSUs less 2 strata in each round.
    expect(change?.df).toBe(44)
    expect(change?.significance).toBe('significant')
  })

  test('finds the same cohort smaller in the second round, though not beyond chance', () => {
    // Of the 102 displaced households of round 2 those up to 2014: 31 × 110 + 18 × 130 = 5,750.
    const [change] = sample.comparison('cambio_cohorte').cells
    expect(change?.estimate).toBeCloseTo(5750 / 43_200 - shares[0], 12)
    expect(change?.significance).toBe('notSignificant')
  })

  test('forces the notes on comparability upon every change, in both languages', async () => {
    const forced = ['comparison-change', 'comparison-independent', 'comparison-windows']
    for (const id of ['cambio', 'cambio_cohorte'])
      expect(sample.comparison(id).notes).toEqual(
        expect.arrayContaining(['comparison-change', 'comparison-independent']),
      )
    expect(sample.comparison('cambio').notes).toEqual(expect.arrayContaining(forced))
    // The cohort is of one window in both rounds.
    expect(sample.comparison('cambio_cohorte').notes).not.toContain('comparison-windows')
    expect(await sample.html('es')).toContain('Las dos rondas preguntan por periodos distintos')
    expect(await sample.html('en')).toContain('The two rounds ask for different periods')
  })
})
