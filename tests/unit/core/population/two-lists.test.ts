import { describe, expect, it } from 'vitest'
import { patternsOf } from '../../../../main/core/population/patterns.ts'
import { estimateFromTwoLists } from '../../../../main/core/population/two-lists.ts'

describe('two lists', () => {
  it('without a common unit tell no size', () => {
    expect(() => estimateFromTwoLists({ first: 40, second: 30, both: 0 }, 0.95)).toThrow('population.no-overlap')
  })

  it('of which one holds the other tell none either', () => {
    expect(() => estimateFromTwoLists({ first: 40, second: 30, both: 30 }, 0.95)).toThrow('population.contained')
  })

  it('never have an interval below the units that were observed', () => {
    const { ciLow, observed } = estimateFromTwoLists({ first: 40, second: 30, both: 29 }, 0.99)
    expect(observed).toBe(41)
    expect(ciLow).toBeGreaterThan(observed)
  })
})

describe('patterns', () => {
  it('count units by the lists that hold them, those on none apart', () => {
    const first = [1, 1, 0, Number.NaN, 1]
    const second = [1, 0, 1, 2, 1]
    const { counts, onNone } = patternsOf([first, second], Uint8Array.of(1, 1, 1, 1, 0))
    expect([...counts]).toEqual([0, 1, 1, 1])
    expect(onNone).toBe(1)
  })
})
