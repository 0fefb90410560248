import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Codelist } from '../../../../main/contract/codelist.ts'
import { bandOf, bandsOf, isPartition } from '../../../../main/core/codelists/band-of.ts'

const listOf = (...ends: readonly (readonly [from: number, to?: number])[]): Codelist => ({
  id: 'bands',
  label: { es: 'Grupos', en: 'Bands' },
  kind: 'bands',
  source: { citation: 'test', confirmed: 'own' },
  categories: ends.map(([from, to]) => {
    const code = `${from}-${to ?? ''}`
    return { code, label: { es: code, en: code }, from, ...(to === undefined ? {} : { to }) }
  }),
  crosswalks: {},
})
const jips = listOf([0, 4], [5, 11], [12, 17], [18, 65], [66])

describe('bandOf', () => {
  it.each([
    [0, '0-4'],
    [4, '0-4'],
    [4.99, '0-4'],
    [5, '5-11'],
    [65, '18-65'],
    [65.5, '18-65'],
    [66, '66-'],
    [120, '66-'],
  ])('puts %s in band %s', (age, code) => {
    expect(bandOf(jips, age)?.code).toBe(code)
  })

  it('puts a missing or negative age in no band', () => {
    expect([Number.NaN, -1, -0.5].map((age) => bandOf(jips, age))).toEqual([undefined, undefined, undefined])
  })

  it('puts an age between two bands in none', () => {
    expect(bandOf(listOf([4, 6], [16, 18]), 10)).toBeUndefined()
  })

  it('finds one band for every age when the bands cover all ages without overlap', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 130, noNaN: true }), (age) => bandsOf(jips, age).length === 1))
    expect(isPartition(jips)).toBe(true)
  })
})

describe('overlapping bands', () => {
  const overlapping = listOf([0, 17], [5, 11], [15, 24])

  it('gives every band that holds the age', () => {
    expect(bandsOf(overlapping, 7).map(({ code }) => code)).toEqual(['0-17', '5-11'])
    expect(bandsOf(overlapping, 16).map(({ code }) => code)).toEqual(['0-17', '15-24'])
  })

  it('is not a partition, whatever the order of the bands', () => {
    expect([overlapping, listOf([5, 9], [0, 5]), listOf([10], [0, 9])].map(isPartition)).toEqual([false, false, true])
    expect(isPartition(listOf([0], [10, 20]))).toBe(false)
  })
})
