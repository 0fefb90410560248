import { describe, expect, it } from 'vitest'
import {
  classifiedAsComparator,
  dominatedShares,
  passAll,
  reachAll,
  reachByCell,
  shareOfExits,
  sumsOf,
} from '../../../main/core/solutions/exit-metrics.ts'
import { householdValues } from '../../../main/core/solutions/household-value.ts'

/*
 * Ten households, four indicators of two criteria: a and b of the first, c and d of the second. 1 = overcome.
 *
 *     row  group       weight  a b c d   sum  first  second
 *      1   displaced     1     1 1 1 1    4     2      2
 *      2   displaced     2     1 0 1 0    2     1      1
 *      3   displaced     1     1 1 0 1    3     2      1
 *      4   displaced     2     0 1 1 1    3     1      2
 *      5   displaced     2     0 0 0 1    1     0      1
 *      6   displaced     2     1 1 1 0    3     2      1
 *      7   comparator    3     1 1 1 1    4     2      2
 *      8   comparator    1     1 0 1 1    3     1      2
 *      9   comparator    2     0 1 1 0    2     1      1
 *     10   comparator    4     1 1 0 0    2     2      0
 *
 * Weights: displaced 10, comparator 10.
 * Benchmarks of the comparator: a (3 + 1 + 4) / 10 = 0.8; b (3 + 2 + 4) / 10 = 0.9; c (3 + 1 + 2) / 10 = 0.6;
 * d (3 + 1) / 10 = 0.4; sum 4·0.3 + 3·0.1 + 2·0.2 + 2·0.4 = 2.7; first 2·0.3 + 0.1 + 0.2 + 2·0.4 = 1.7;
 * second 2·0.3 + 2·0.1 + 0.2 + 0 = 1.0.
 */
const rows = [
  [1, 1, 1, 1, 1, 1],
  [1, 2, 1, 0, 1, 0],
  [1, 1, 1, 1, 0, 1],
  [1, 2, 0, 1, 1, 1],
  [1, 2, 0, 0, 0, 1],
  [1, 2, 1, 1, 1, 0],
  [2, 3, 1, 1, 1, 1],
  [2, 1, 1, 0, 1, 1],
  [2, 2, 0, 1, 1, 0],
  [2, 4, 1, 1, 0, 0],
] as const
const column = (place: number) => Float64Array.from(rows, (row) => row[place] as number)
const households = {
  weights: column(1),
  displaced: Uint8Array.from(rows, ([group]) => (group === 1 ? 1 : 0)),
  comparator: Uint8Array.from(rows, ([group]) => (group === 2 ? 1 : 0)),
  indicators: [2, 3, 4, 5].map(column),
}
const { displaced, weights, indicators } = households
const share = (exits: Float64Array) => shareOfExits(exits, weights)
const ofDisplaced = (exits: Float64Array) => [...exits.slice(0, 6)]

describe('exit by hand', () => {
  it('pass or fail: only household 1 has overcome all, 1 of 10', () => {
    expect(ofDisplaced(passAll(households))).toEqual([1, 0, 0, 0, 0, 0])
    expect(share(passAll(households))).toBeCloseTo(0.1, 12)
  })

  it('metric 1, full composite: sums of 2.7 and more are those of 1, 3, 4 and 6, 1 + 1 + 2 + 2 of 10', () => {
    const exits = reachAll(displaced, sumsOf(indicators, [[0, 1, 2, 3]]), [2.7])
    expect(ofDisplaced(exits)).toEqual([1, 0, 1, 1, 0, 1])
    expect(share(exits)).toBeCloseTo(0.6, 12)
  })

  it('metric 2, composite per criterion: 2 of the first and 1 of the second have 1, 3 and 6, 1 + 1 + 2 of 10', () => {
    const exits = reachAll(
      displaced,
      sumsOf(indicators, [
        [0, 1],
        [2, 3],
      ]),
      [1.7, 1],
    )
    expect(ofDisplaced(exits)).toEqual([1, 0, 1, 0, 0, 1])
    expect(share(exits)).toBeCloseTo(0.4, 12)
  })

  it('metric 3, per sub-criterion: every indicator has to be 1 as its benchmark is above 0, which is pass or fail', () => {
    const exits = reachAll(displaced, sumsOf(indicators, [[0], [1], [2], [3]]), [0.8, 0.9, 0.6, 0.4])
    expect(exits).toEqual(passAll(households))
    // Were nobody of the comparator documented, no document would be asked for: household 6 exits too.
    const without = reachAll(displaced, sumsOf(indicators, [[0], [1], [2], [3]]), [0.8, 0.9, 0.6, 0])
    expect(share(without)).toBeCloseTo(0.3, 12)
  })

  it('metric 4, homogeneous cells: of cells {1, 3, 6} and {2, 4, 5} the first exits, 4 of 10', () => {
    // First cell, weights 1, 1, 2: a 1, b 1, c 3/4, d 2/4, which reach 0.8, 0.9, 0.6 and 0.4. Second: a 2/6.
    const exits = reachByCell(households, [1, 2, 1, 2, 2, 1, 1, 1, 1, 1], [0.8, 0.9, 0.6, 0.4])
    expect(ofDisplaced(exits)).toEqual([1, 0, 1, 0, 0, 1])
    expect(share(exits)).toBeCloseTo(0.4, 12)
    // With d asked of 0.6 the first cell has too little.
    expect(share(reachByCell(households, [1, 2, 1, 2, 2, 1, 1, 1, 1, 1], [0.8, 0.9, 0.6, 0.6]))).toBe(0)
  })

  it('metric 5, classifier: by the first indicator alone those with it are taken for comparators', () => {
    // With a: comparator 8 of 10, displaced 1 + 2 + 1 + 2 = 6 of 10, so the chance is 8 / 14; without: 2 / 6.
    const exits = classifiedAsComparator({ ...households, indicators: indicators.slice(0, 1) })
    expect(ofDisplaced(exits)).toEqual([1, 1, 1, 0, 0, 1])
    expect(share(exits)).toBeCloseTo(0.6, 12)
  })

  it('metric 5 weighs either group as much, and leaves out an indicator that others determine', () => {
    const heavier = weights.map((own, row) => (displaced[row] === 1 ? own * 50 : own))
    const twice = [indicators[0], indicators[0]] as Float64Array[]
    const exits = classifiedAsComparator({ ...households, weights: heavier, indicators: twice })
    expect(ofDisplaced(exits)).toEqual([1, 1, 1, 0, 0, 1])
  })

  it('metric 6, cumulative distribution: the comparators that each household is level with on everything', () => {
    // 1: all, 10 of 10. 2 (a c): none. 3 (a b d): the one with a b, 4. 4 (b c d): b c, 2. 5 (d): none.
    // 6 (a b c): b c and a b, 2 + 4. Mean: (1·1 + 2·0 + 1·0.4 + 2·0.2 + 2·0 + 2·0.6) / 10 = 0.3.
    const exits = dominatedShares(households)
    expect(ofDisplaced(exits).map((own) => Number(own.toFixed(12)))).toEqual([1, 0, 0.4, 0.2, 0, 0.6])
    expect(share(exits)).toBeCloseTo(0.3, 12)
  })

  it('of low, best and high benchmark the highest benchmark lets fewest exit', () => {
    const exitsAt = (benchmark: number) => share(reachAll(displaced, sumsOf(indicators, [[0, 1, 2, 3]]), [benchmark]))
    expect([exitsAt(3.1), exitsAt(2.7), exitsAt(1.9)].map((own) => own.toFixed(1))).toEqual(['0.1', '0.6', '0.8'])
  })
})

describe('a household by its members', () => {
  // Household 0: yes, no. 1: no, unknown. 2: yes, unknown. 3: no, no. 4: nobody.
  const householdOf = [0, 0, 1, 1, 2, 2, 3, 3, -1]
  const members = [1, 0, 0, Number.NaN, 1, Number.NaN, 0, 0, 1]

  it('has what at least one member has, unknown only where an unknown member could have it', () => {
    expect([...householdValues(5, householdOf, members, 'anyMember')]).toEqual([1, Number.NaN, 1, 0, Number.NaN])
  })

  it('has what all members have, unknown only where nobody is known to lack it', () => {
    expect([...householdValues(5, householdOf, members, 'allMembers')]).toEqual([0, 0, Number.NaN, 0, Number.NaN])
  })
})
