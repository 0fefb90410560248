import { expect, test } from 'vitest'
import { histogram } from '../../../../main/core/data/histogram.ts'

test('few whole numbers get a class each, blanks none', () => {
  expect(histogram(Float64Array.of(1, 1, 3, Number.NaN), 20)).toEqual({
    edges: [0.5, 1.5, 2.5, 3.5],
    counts: [2, 0, 1],
  })
})

test('other numbers are counted in classes of equal width, the largest in the last one', () => {
  expect(histogram(Float64Array.of(0, 0.4, 5, 10), 4)).toEqual({ edges: [0, 2.5, 5, 7.5, 10], counts: [2, 0, 1, 1] })
  expect(histogram(Float64Array.of(0, 9), 2, [0, 20])).toEqual({ edges: [0, 10, 20], counts: [2, 0] })
})

test('equal numbers are one class, and none at all give none', () => {
  expect(histogram(Float64Array.of(2.5, 2.5), 4)).toEqual({ edges: [2, 3], counts: [2] })
  expect(histogram(Float64Array.of(Number.NaN), 4)).toEqual({ edges: [], counts: [] })
})
