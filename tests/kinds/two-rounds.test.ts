import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Displaced households by PSU of ten, with the weight of the stratum:
 *   round 1  Cortés 2 3 1 2 2 2 = 12 × 100, Francisco Morazán 1 2 1 0 1 1 =  6 × 120: 1,920 of 60 × 220 = 13,200
 *   round 2  Cortés 3 4 2 4 3 2 = 18 × 110, Francisco Morazán 2 1 2 3 1 3 = 12 × 130: 3,540 of 60 × 240 = 14,400
 * All PSUs have the same size, so a share varies as its count does: √(Σ w² · 6/5 · Σ (d − d̄)²) ÷ N.
 */
const shares = [1920 / 13_200, 3540 / 14_400] as const
const errors = [
  Math.sqrt(1.2 * (100 ** 2 * 2 + 120 ** 2 * 2)) / 13_200,
  Math.sqrt(1.2 * (110 ** 2 * 4 + 130 ** 2 * 4)) / 14_400,
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
    // 12 PSUs less 2 strata in each round.
    expect(change?.df).toBe(20)
    expect(change?.significance).toBe('significant')
  })

  test('finds the same cohort smaller in the second round, though not beyond chance', () => {
    // Of the 30 displaced households of round 2 every second one was so up to 2014: 9 × 110 + 6 × 130 = 1,770.
    const [change] = sample.comparison('cambio_cohorte').cells
    expect(change?.estimate).toBeCloseTo(1770 / 14_400 - shares[0], 12)
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
