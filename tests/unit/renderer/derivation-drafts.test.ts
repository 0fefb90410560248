import { describe, expect, test } from 'vitest'
import type { Derivation } from '../../../main/contract/derivation.ts'
import { boundsOf, derivationOf, newDerivation } from '../../../renderer/features/data/derivations/derivation-draft.ts'
import { newRecordStep, recordDerivationOf } from '../../../renderer/features/data/derivations/record-draft.ts'
import { stepDraftOf, stepOf } from '../../../renderer/features/data/derivations/step-draft.ts'

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
  {
    step: 'combine',
    dataset: 'personas',
    name: 'juntas',
    of: ['a', 'b'],
    counted: '1',
    none: { es: 'Ninguna', en: 'None' },
  },
  { step: 'recode', dataset: 'personas', name: 'causa', of: 'motivo', list: 'cause', crosswalk: 'idmc' },
  { step: 'join', dataset: 'personas', from: 'hogares', key: 'hogar', variables: ['depto', 'peso'] },
  { step: 'join', dataset: 'personas', from: 'hogares', key: { hogar: 'id', ronda: 'vuelta' }, variables: ['depto'] },
  {
    step: 'aggregate',
    dataset: 'hogares',
    from: 'personas',
    key: { id: 'hogar' },
    variables: { miembros: 'op.count()', ingreso: 'op.sum(d.ingreso)' },
  },
  { step: 'exclude', dataset: 'personas', where: 'd.edad > 110', reason: { es: 'imposible', en: 'impossible' } },
  { step: 'distinct', dataset: 'personas', key: ['hogar', 'orden'], reason: 'repetida' },
]

describe('a derivation in a form', () => {
  test.each(steps)('comes out as it went in: $step', (step) => {
    expect(stepOf(stepDraftOf(step), step.dataset)).toEqual(step)
  })

  test('is no step until it is whole', () => {
    const derive = { ...newDerivation, name: 'x', formula: 'd.a' }
    expect(derivationOf(derive, 'p')).not.toBeNull()
    expect(derivationOf({ ...derive, name: '1x' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, formula: ' ' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, step: 'band', of: 'a' }, 'p')).toBeNull()
    expect(derivationOf({ ...derive, step: 'recode', of: 'a', map: [{ code: '1', to: '' }] }, 'p')).toBeNull()
  })

  test('a step of records is none until it is whole', () => {
    const join = { ...newRecordStep('join'), from: 'hogares', variables: ['depto'] }
    const pair = { own: 'hogar', other: 'id' }
    expect(recordDerivationOf(join, 'p')).toBeNull()
    expect(recordDerivationOf({ ...join, pairs: [pair] }, 'p')).not.toBeNull()
    expect(recordDerivationOf({ ...join, pairs: [pair, { own: 'orden', other: '' }] }, 'p')).toBeNull()
    expect(recordDerivationOf({ ...join, pairs: [pair, { own: 'hogar', other: 'otro' }] }, 'p')).toBeNull()
    const sums = { ...newRecordStep('aggregate'), from: 'personas', pairs: [pair] }
    expect(recordDerivationOf({ ...sums, summaries: [{ name: '1x', formula: 'op.count()' }] }, 'p')).toBeNull()
    expect(recordDerivationOf({ ...newRecordStep('exclude'), where: 'd.edad > 110' }, 'p')).toBeNull()
    expect(recordDerivationOf({ ...newRecordStep('distinct'), reason: 'repetida' }, 'p')).toBeNull()
  })

  test('bounds are numbers with a decimal comma or point, parted by semicolons or spaces', () => {
    expect(boundsOf('0; 17,5;60')).toEqual([0, 17.5, 60])
    expect(boundsOf('0 18.5')).toEqual([0, 18.5])
    expect(boundsOf('0; dieciocho')).toBeNull()
    expect(boundsOf(' ')).toBeNull()
  })
})
