import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareDistance } from '../../../../main/core/checks/share-distance.ts'
import { normalQuantile } from '../../../../main/core/numerics/normal.ts'

const between = (cases: number, base: number, otherCases: number, otherBase: number) =>
  shareDistance({ cases, base }, { cases: otherCases, base: otherBase })

describe('the distance of a share from that of all others', () => {
  test('is the z of two shares where enough cases are expected', () => {
    // 30 of 60 against 20 of 200; chi-square of the table by its cross product.
    expect((between(30, 60, 20, 200) ?? 0) ** 2).toBeCloseTo(
      (260 * (30 * 180 - 30 * 20) ** 2) / (60 * 200 * 50 * 210),
      8,
    )
  })

  test('is exact where few are', () => {
    // 2 of 5 where 2 of 10 are in all: P(X = 2) = C(8,3) / C(10,5) = 56/252, half of it the tail.
    expect(between(2, 5, 0, 5)).toBeCloseTo(normalQuantile(56 / 252 / 2, 'upper'), 10)
    // The other way: none of 5. P(X = 0) = C(8,5) / C(10,5) = 56/252.
    expect(between(0, 5, 2, 5)).toBeCloseTo(-normalQuantile(56 / 252 / 2, 'upper'), 10)
  })

  test('does not take two rare answers in sixty for an alarm', () => {
    expect(between(2, 60, 120, 41_000)).toBeLessThan(3)
    expect(between(12, 60, 110, 41_000)).toBeGreaterThan(6)
  })

  test('cannot be told where all are alike or there are no others', () => {
    expect([between(0, 5, 0, 9), between(5, 5, 9, 9), between(1, 5, 0, 0), between(0, 0, 1, 9)]).toEqual([
      ...[null, null, null, null],
    ])
  })

  test('turns its sign when groups and others, or cases and the rest, change places', () => {
    const count = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(count, count, fc.nat(60), fc.nat(60), (n, m, a, b) => {
        const [k, l] = [Math.min(a, n), Math.min(b, m)]
        const distance = between(k, n, l, m)
        const turned = [between(l, m, k, n), between(n - k, n, m - l, m)]
        if (distance === null) expect(turned).toEqual([null, null])
        else for (const other of turned) expect((other ?? 0) + distance).toBeCloseTo(0, 8)
      }),
    )
  })
})
