import { describe, expect, it } from 'vitest'
import { compare } from '../../../main/engine/verify/compare.ts'

const tolerances = { id: 'a-1', kind: 'mean', tol_rel: 1e-9, tol_abs: 1e-6 }
const unitsOf = (reference: Record<string, unknown>, answer: Parameters<typeof compare>[1]) =>
  Object.fromEntries(compare({ ...tolerances, ...reference }, answer).map(({ field, units }) => [field, units]))

describe('comparing with reference figures', () => {
  it('measures in tolerances, the larger of the relative and the absolute one', () => {
    expect(unitsOf({ estimate: 2 }, { estimate: 2 + 5e-7 }).estimate).toBeCloseTo(0.5, 6)
    expect(unitsOf({ estimate: 2e6 }, { estimate: 2e6 + 0.004 }).estimate).toBeCloseTo(2, 6)
  })

  it('looks into intervals', () => {
    const reference = { ci: [{ level: 0.95, method: 'wald', df: 'Inf', lower: 1, upper: 3 }] }
    const units = unitsOf(reference, { ci: [{ level: 0.95, df: Number.POSITIVE_INFINITY, lower: 1, upper: 3 + 1e-5 }] })
    expect(units).toEqual({ 'ci.0.level': 0, 'ci.0.df': 0, 'ci.0.lower': 0, 'ci.0.upper': expect.closeTo(10, 4) })
  })

  it('wants every reference figure, and nothing more', () => {
    expect(unitsOf({ estimate: 1, se: 2 }, { estimate: 1, df: 5 })).toEqual({
      estimate: 0,
      se: Number.POSITIVE_INFINITY,
    })
  })

  it('wants what is not a number to be the same', () => {
    expect(unitsOf({ cv: 'NaN' }, { cv: Number.NaN })).toEqual({ cv: 0 })
    expect(unitsOf({ cv: 'NaN' }, { cv: 1 })).toEqual({ cv: Number.POSITIVE_INFINITY })
    expect(unitsOf({ df: 'Inf' }, { df: 70 })).toEqual({ df: Number.POSITIVE_INFINITY })
  })

  it('leaves out what is a question and no answer', () => {
    expect(unitsOf({ row_index_0based: 3, by: { sex: 1 }, estimate: null }, { estimate: 1 })).toEqual({})
  })
})
