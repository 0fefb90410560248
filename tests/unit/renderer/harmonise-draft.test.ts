import { expect, test } from 'vitest'
import type { RecodeProposal } from '../../../main/contract/recode-proposal.ts'
import {
  chosenRecodes,
  editsOf,
  newHarmonisation,
} from '../../../renderer/features/data/derivations/harmonise-draft.ts'

const proposal = (variable: string): RecodeProposal => ({
  variable,
  pairs: [
    { code: 'H', records: 3, to: '1', by: 'label' },
    { code: 'X', records: 2, to: null, by: null },
    { code: 'Y', records: 0, to: null, by: null },
  ],
  targets: [{ code: '1' }, { code: '2' }],
})
const chosen = (part: Partial<typeof newHarmonisation>, taken: readonly string[] = []) =>
  chosenRecodes(
    { ...newHarmonisation, ...part },
    [proposal('sexo'), proposal('agua/pozo')],
    new Set(taken),
    (name) => `${name}_armonizada`,
  )

test('only what is whole is kept: every record has a code, and every name is free', () => {
  expect(chosen({}).map(({ name, fault }) => [name, fault])).toEqual([
    ['sexo_armonizada', 'open'],
    ['agua_pozo_armonizada', 'open'],
  ])
  expect(editsOf(chosen({}), 'registro')).toBeNull()
  const pairs = { sexo: { X: '2' }, 'agua/pozo': { X: '2', H: '2' } }
  expect(editsOf(chosen({ pairs }), 'registro')).toMatchObject([
    { edit: 'derivation', at: null, derivation: { name: 'sexo_armonizada', of: 'sexo', map: { H: '1', X: '2' } } },
    { derivation: { of: 'agua/pozo', map: { H: '2', X: '2' } } },
  ])
  expect(chosen({ pairs }, ['sexo_armonizada'])[0]?.fault).toBe('taken')
  expect(chosen({ pairs, names: { sexo: '1 sexo' } })[0]?.fault).toBe('name')
  expect(editsOf(chosen({ pairs, names: { sexo: 'agua_pozo_armonizada' } }), 'registro')).toBeNull()
  expect(editsOf(chosen({ pairs: { sexo: { X: '2' } }, left: ['agua/pozo'] }), 'registro')).toHaveLength(1)
  expect(editsOf(chosen({ pairs, left: ['sexo', 'agua/pozo'] }), 'registro')).toBeNull()
})

test('what was changed by hand says so', () => {
  const [first] = chosen({ pairs: { sexo: { H: '2', X: null } } })
  expect(first?.proposal.pairs.map(({ to, by }) => [to, by])).toEqual([
    ['2', null],
    [null, null],
    [null, null],
  ])
})
