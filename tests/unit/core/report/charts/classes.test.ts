import { describe, expect, test } from 'vitest'
import { classesOf } from '../../../../../main/core/report/charts/classes.ts'
import type { Point } from '../../../../../main/core/report/charts/points.ts'
import { wrap } from '../../../../../main/core/report/charts/wrap.ts'
import { integer, percent } from '../../../../../main/core/report/number-format.ts'

const point = (estimate: number | null, doubtful = false): Point => ({
  main: '',
  second: '',
  code: '',
  isTotal: false,
  estimate,
  low: null,
  high: null,
  text: '',
  statistic: 'total',
  ciLevel: 0.95,
  level: doubtful ? 'unreliable' : 'reliable',
  doubtful,
  hidden: false,
})

describe('classes of a map', () => {
  test('five classes of equal width; the largest figure belongs to the last', () => {
    const points = [0, 0.1, 0.2, 0.5].map((estimate) => point(estimate))
    const classes = classesOf(points, 'proportion', percent(1), 'es')
    expect(classes.labels).toEqual(['0,0–10,0', '10,0–20,0', '20,0–30,0', '30,0–40,0', '40,0–50,0'])
    expect(points.map(classes.of)).toEqual(['0,0–10,0', '10,0–20,0', '20,0–30,0', '40,0–50,0'])
  })

  test('labels take the decimals that keep them apart', () => {
    const { labels } = classesOf([point(0.011), point(0.0115)], 'proportion', percent(1), 'en')
    expect(new Set(labels).size).toBe(5)
    expect(labels[0]).toBe('1.10–1.11')
  })

  test('doubtful and unknown figures have no class and do not stretch the scale', () => {
    const classes = classesOf([point(1), point(2), point(1000, true), point(null)], 'mean', integer, 'en')
    expect([point(1000, true), point(null)].map(classes.of)).toEqual([null, null])
    expect(classes.labels.at(-1)).toMatch(/–2(\.0)?$/)
    expect(classesOf([point(5, true)], 'mean', integer, 'en').labels).toEqual([])
  })

  test('counts and sums, of which a few areas have most, have as many areas in each class as can be', () => {
    const figures = [0, 0, 3, 5, 8, 13, 21, 34, 55, 90_000]
    const classes = classesOf(
      figures.map((estimate) => point(estimate)),
      'total',
      integer,
      'en',
    )
    expect(classes.labels).toEqual(['0', '3–5', '8–13', '21–34', '55–90,000'])
    expect([0, 13, 90_000].map((estimate) => classes.of(point(estimate)))).toEqual(['0', '8–13', '55–90,000'])
    expect(classes.of(point(13, true))).toBe(null)
  })

  test('equal figures are one class', () => {
    expect(classesOf([point(3), point(3)], 'mean', integer, 'en').labels).toEqual(['3–3'])
  })
})

test('lines break at spaces and never lose a word', () => {
  expect(wrap('uno dos tres', 7)).toEqual(['uno dos', 'tres'])
  expect(wrap('', 7)).toEqual([])
  expect(wrap('palabralarga', 4)).toEqual(['palabralarga'])
})
