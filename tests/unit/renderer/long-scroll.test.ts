import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offsetOf, type Spot, spaceFor, spotAfter, spotOf } from '../../../renderer/ui/grid/long-scroll.ts'

const short = { total: 100_000, view: 400 }
/** A million rows of 28 pixels. */
const long = { total: 28_000_000, view: 400 }

describe('scrolling what is longer than a browser lays out', () => {
  test('short content is scrolled as it is', () => {
    expect(spaceFor(short.total)).toBe(short.total)
    expect(spotOf(1234.5, short)).toEqual({ top: 1234.5, shift: 0 })
    expect(spotAfter({ top: 0, shift: 0 }, 99_600, short)).toEqual({ top: 99_600, shift: 0 })
  })

  test('long content gets a space that a page at 400 % can lay out', () => {
    expect(spaceFor(long.total) * 4).toBeLessThan(2 ** 25)
  })

  test('the ends of the scroll bar are the ends of the content', () => {
    const end = spaceFor(long.total) - long.view
    expect(spotOf(long.total, long).top).toBe(end)
    expect(offsetOf(spotAfter({ top: 0, shift: 0 }, end, long))).toBe(long.total - long.view)
    expect(offsetOf(spotAfter(spotOf(long.total, long), 0, long))).toBe(0)
  })

  test('the wheel moves it pixel by pixel, the bar in proportion', () => {
    const middle = spotOf(14_000_000, long)
    expect(offsetOf(spotAfter(middle, middle.top + 100, long))).toBe(14_000_100)
    expect(offsetOf(spotAfter(middle, (spaceFor(long.total) - long.view) / 4, long))).toBeCloseTo(
      (long.total - long.view) / 4,
      3,
    )
  })

  test('whatever is scrolled, it stays within the content, and putting the bar right moves nothing', () => {
    const tops = fc.array(fc.integer({ min: 0, max: spaceFor(long.total) - long.view }), { maxLength: 30 })
    fc.assert(
      fc.property(tops, (visited) => {
        const spot = visited.reduce<Spot>((before, top) => spotAfter(before, top, long), { top: 0, shift: 0 })
        expect(offsetOf(spot)).toBeGreaterThanOrEqual(0)
        expect(offsetOf(spot)).toBeLessThanOrEqual(long.total - long.view)
        expect(offsetOf(spotOf(offsetOf(spot), long))).toBeCloseTo(offsetOf(spot), 6)
      }),
    )
  })
})
