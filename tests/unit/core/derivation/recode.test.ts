import { describe, expect, test } from 'vitest'
import type { Codelist } from '../../../../main/contract/codelist.ts'
import { band } from '../../../../main/core/derivation/band.ts'
import { recode } from '../../../../main/core/derivation/recode.ts'
import { frame, listed } from '../../../harness/frames.ts'

const label = { es: 'x', en: 'x' }
const source = { citation: 'own', confirmed: 'own' } as const
const lists = new Map<string, Codelist>([
  [
    'ages',
    {
      id: 'ages',
      label,
      kind: 'bands',
      source,
      crosswalks: {},
      categories: [
        { code: '0-17', label, from: 0, to: 17 },
        { code: '18+', label, from: 18 },
      ],
    },
  ],
  [
    'overlapping',
    {
      id: 'overlapping',
      label,
      kind: 'bands',
      source,
      crosswalks: {},
      categories: [
        { code: '0-17', label, from: 0, to: 17 },
        { code: '0-4', label, from: 0, to: 4 },
      ],
    },
  ],
  [
    'causes',
    {
      id: 'causes',
      label,
      kind: 'nominal',
      source,
      categories: [
        { code: 'crime', label },
        { code: 'threat', label, parent: 'crime' },
        { code: 'extortion', label, parent: 'crime' },
        { code: 'disaster', label },
      ],
      crosswalks: {
        census: {
          label,
          source,
          entries: [
            { code: '6', label, to: ['threat', 'extortion'] },
            { code: '7', label, to: ['disaster'] },
            { code: '1', label, to: [] },
            { code: '9', label, to: ['threat', 'disaster'] },
          ],
        },
      },
    },
  ],
])
const persons = frame('persons', { age: [0, 17.9, 18, 120, -1, null], reason: [6, 7, 1, null, 7, 6] })

describe('band', () => {
  const step = { step: 'band', dataset: 'persons', name: 'group', of: 'age' } as const

  test('puts completed years into the bands of a list', () => {
    const banded = band(persons, { ...step, list: 'ages' }, lists)
    expect(listed(banded, 'group')).toEqual(['0-17', '0-17', '18+', '18+', null, null])
    expect(banded.variables.get('group')?.categories.map(({ code }) => code)).toEqual(['0-17', '18+'])
  })

  test('makes bands from lower bounds', () => {
    const banded = band(persons, { ...step, from: [18, 0, 60] }, lists)
    expect(listed(banded, 'group')).toEqual(['0-17', '0-17', '18-59', '60+', null, null])
  })

  test('refuses bands that overlap', () => {
    expect(() => band(persons, { ...step, list: 'overlapping' }, lists)).toThrow('derivation.bands-overlap')
  })
})

describe('recode', () => {
  const step = { step: 'recode', dataset: 'persons', name: 'cause', of: 'reason' } as const

  test('crosses into the nearest category that is sure', () => {
    const recoded = recode(persons, { ...step, list: 'causes', crosswalk: 'census' }, lists)
    expect(listed(recoded, 'cause')).toEqual(['crime', 'disaster', null, null, 'disaster', 'crime'])
    expect(recoded.variables.get('cause')?.categories.map(({ code }) => code)).toEqual(['crime', 'disaster'])
  })

  test('a code that may be either of two groups is not guessed', () => {
    const unclear = frame('persons', { reason: [6, 9] })
    const crossing = { ...step, list: 'causes', crosswalk: 'census' }
    expect(() => recode(unclear, crossing, lists)).toThrow('derivation.unmapped')
    expect(listed(recode(unclear, { ...crossing, otherwise: 'disaster' }, lists), 'cause')).toEqual([
      'crime',
      'disaster',
    ])
  })

  test('refuses codes that the map does not name, unless told where they go', () => {
    expect(() => recode(persons, { ...step, map: { 6: 'a' } }, lists)).toThrow('derivation.unmapped')
    const told = recode(persons, { ...step, map: { 6: 'a' }, otherwise: 'b' }, lists)
    expect(listed(told, 'cause')).toEqual(['a', 'b', 'b', null, 'b', 'a'])
  })
})
