import { describe, expect, it } from 'vitest'
import { logCv } from '../../../../main/core/quality/log-cv.ts'

/** Standard error of a proportion with an effective sample of 60. */
const seAt = (p: number) => Math.sqrt((p * (1 - p)) / 60)

describe('logarithmic CV', () => {
  it('of a proportion below one half is SE / (p |log p|) in both variants', () => {
    // CEPAL's handbook: p = 0.30 with a CV of 4.83 % has a logarithmic CV of 4.01 %.
    expect(logCv(0.3, 0.3 * 0.0483, 'symmetric')).toBeCloseTo(0.0401, 4)
    expect(logCv(0.3, 0.3 * 0.0483, 'calidad')).toBeCloseTo(0.0401, 4)
    expect(logCv(0.001, 0.001 * 0.997, 'symmetric')).toBeCloseTo(0.144, 3)
  })

  it.each([
    [0.6, 0.173, 0.115],
    [0.8, 0.16, 0.04],
    [0.9, 0.168, 0.019],
    [0.95, 0.188, 0.01],
  ])('of a proportion of %d differs between the variants', (p, symmetric, calidad) => {
    expect(logCv(p, seAt(p), 'symmetric')).toBeCloseTo(symmetric, 3)
    expect(logCv(p, seAt(p), 'calidad')).toBeCloseTo(calidad, 3)
  })

  it('judges p and 1 − p alike when symmetric', () => {
    expect(logCv(0.9, 0.02, 'symmetric')).toBeCloseTo(logCv(0.1, 0.02, 'symmetric'), 12)
    expect(logCv(0.5, 0.02, 'symmetric')).toBe(logCv(0.5, 0.02, 'calidad'))
  })

  it('is not defined at 0 and 1, outside them, or without a standard error', () => {
    for (const p of [0, 1, -0.1, 1.1, Number.NaN]) expect(logCv(p, 0.1, 'symmetric')).toBeNaN()
    expect(logCv(0.5, Number.NaN, 'symmetric')).toBeNaN()
  })
})
