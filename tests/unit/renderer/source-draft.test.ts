import { describe, expect, test } from 'vitest'
import { SourceSpec } from '../../../main/contract/source.ts'
import { described, draftOf, faultsOf } from '../../../renderer/features/data/source/source-draft.ts'

const file = SourceSpec.parse({
  dataset: 'eventos',
  format: 'csv',
  file: 'eventos.csv',
  identifiers: ['telefono'],
  population: 'displaced',
  options: { delimiter: ';' },
})
const full = SourceSpec.parse({
  ...file,
  purpose: { es: 'Contar', en: 'Count' },
  legalBasis: 'Convenio',
  retainUntil: '2030-12-31',
  alreadyPublic: { es: 'Notas de prensa', en: 'Press notes' },
})

describe('what is told of a source', () => {
  test('stays as it was when nothing is changed', () => {
    expect(described(full, draftOf(full))).toEqual(full)
    expect(described(file, draftOf(file))).toEqual(file)
  })

  test('left blank is not said, whatever stood there, and what the file is stays', () => {
    const blank = { ...draftOf(full), purpose: { es: '', en: '' }, legalBasis: ' ', retainUntil: ' ', isPublic: false }
    expect(described(full, blank)).toEqual(file)
  })

  test('a declaration needs its reason in one of the languages', () => {
    const draft = { ...draftOf(file), isPublic: true }
    expect([...faultsOf(draft)]).toEqual(['reason'])
    expect([...faultsOf({ ...draft, publicBecause: { en: 'Press notes' } })]).toEqual([])
    // Taken back, it needs none.
    expect([...faultsOf({ ...draft, isPublic: false })]).toEqual([])
  })

  test.each([
    ['2030-12-31', true],
    ['2028-02-29', true],
    ['', true],
    ['2030-02-30', false],
    ['31/12/2030', false],
    ['2030', false],
    ['2030-13-01', false],
  ])('the last day «%s» is one: %s', (retainUntil, isDay) => {
    expect(faultsOf({ ...draftOf(file), retainUntil }).has('day')).toBe(!isDay)
  })
})
