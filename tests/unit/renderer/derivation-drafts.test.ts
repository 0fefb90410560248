import { describe, expect, test } from 'vitest'
import type { Derivation } from '../../../main/contract/derivation.ts'
import {
  boundsOf,
  derivationOf,
  draftOf,
  newDerivation,
} from '../../../renderer/features/data/derivations/derivation-draft.ts'

const steps: readonly Derivation[] = [
  {
    step: 'derive',
    dataset: 'personas',
    name: 'mayor',
    label: { es: 'Mayor de edad' },
    universe: 'Personas',
    formula: 'd.edad >= 18',
    whenMissing: 'evaluate',
    kind: 'nominal',
    categories: [{ code: '1', label: 'Sí' }, { code: '0' }],
  },
  { step: 'band', dataset: 'personas', name: 'grupo', of: 'edad', list: 'age-unhcr' },
  { step: 'band', dataset: 'personas', name: 'grupo', of: 'edad', from: [0, 17.5, 60] },
  { step: 'recode', dataset: 'personas', name: 'zona', of: 'depto', map: { '01': '1', '02': '2' }, otherwise: '9' },
  { step: 'recode', dataset: 'personas', name: 'causa', of: 'motivo', list: 'cause', crosswalk: 'idmc' },
]

describe('a derived variable in a form', () => {
  test.each(steps)('comes out as it went in: $step $name', (step) => {
    const draft = draftOf(step)
    expect(draft && derivationOf(draft, 'personas')).toEqual(step)
  })

  test('has none for steps that make no single variable', () => {
    expect(draftOf({ step: 'exclude', dataset: 'personas', where: 'd.edad > 110', reason: 'imposible' })).toBeNull()
  })

  test('is no step until it is whole', () => {
    const derive = { ...newDerivation, name: 'x', formula: 'd.a' }
    expect(derivationOf(derive, 'p')).not.toBeNull()
    expect(derivationOf({ ...derive, name: '1x' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, formula: ' ' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, step: 'band', of: 'a' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, step: 'recode', of: 'a', map: [{ code: '1', to: '' }] }, 'p')).toBeNull()
  })

  test('bounds are numbers with a decimal comma or point, parted by semicolons or spaces', () => {
    expect(boundsOf('0; 17,5;60')).toEqual([0, 17.5, 60])
    expect(boundsOf('0 18.5')).toEqual([0, 18.5])
    expect(boundsOf('0; dieciocho')).toBeNull()
    expect(boundsOf(' ')).toBeNull()
  })
})
