import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { CodebookEdit } from '../../../../main/contract/codebook-commands.ts'
import { codebookDifferences } from '../../../../main/core/codebook/codebook-differences.ts'
import { editCodebook } from '../../../../main/core/codebook/edit-codebook.ts'

const variable = (name: string, more: Partial<Variable> = {}): Variable => ({
  ...{ name, kind: 'nominal', storage: 'number', categories: [], missing: [] },
  ...more,
})
const persons = [
  variable('sexo', {
    categories: [
      { code: '1', label: 'H' },
      { code: '98', label: 'No sabe' },
    ],
  }),
  variable('causa_1', { label: 'Causa' }),
  variable('causa_2'),
  variable('edad', { kind: 'count', missing: [{ code: '98', reason: 'other' }] }),
]
const others = [
  variable('sexo', {
    ...{ label: { es: 'Sexo' }, question: '¿Sexo?' },
    categories: [{ code: '1', label: { es: 'Hombres', en: 'Men' } }, { code: '2', label: 'Mujeres' }, { code: '98' }],
  }),
  variable('edad', { kind: 'count', missing: [{ code: '98', reason: 'other' }] }),
]
const edited = (edit: object) => editCodebook(persons, CodebookEdit.parse(edit), () => others)

describe('editing several variables at once', () => {
  test('sets their kind, by name or pattern', () => {
    const kinds = edited({ edit: 'kind', variables: ['causa_*', 'sexo'], kind: 'multiple' }).map(({ kind }) => kind)
    expect(kinds).toEqual(['multiple', 'multiple', 'multiple', 'count'])
  })

  test('refuses a name that none has, and takes no character of a name for a pattern', () => {
    expect(() => edited({ edit: 'kind', variables: ['causa.1'], kind: 'text' })).toThrow('codebook.unknown-variable')
    expect(() => edited({ edit: 'kind', variables: ['x*'], kind: 'text' })).toThrow('codebook.unknown-variable')
  })

  test('gives codes their reasons where the codebook has them as categories, or where it is told to', () => {
    const rules = [
      { code: '98', reason: 'dontKnow' },
      { from: 990, to: 999, reason: 'refused' },
    ]
    expect(edited({ edit: 'missing', rules }).map(({ missing }) => missing)).toEqual([
      [{ code: '98', reason: 'dontKnow', label: 'No sabe' }],
      [],
      [],
      [{ code: '98', reason: 'other' }],
    ])
    expect(edited({ edit: 'missing', variables: ['edad'], rules })[3]?.missing).toEqual(rules)
  })

  test('borrows what another dataset says of the same variable, and keeps what it does not say', () => {
    const [sexo, causa] = edited({ edit: 'labels', from: 'otros' })
    expect(sexo).toMatchObject({ label: { es: 'Sexo' }, question: '¿Sexo?', kind: 'nominal' })
    expect(sexo?.categories).toEqual([
      { code: '1', label: { es: 'Hombres', en: 'Men' } },
      { code: '98', label: 'No sabe' },
      { code: '2', label: 'Mujeres' },
    ])
    expect(causa).toEqual(persons[1])
    expect(edited({ edit: 'labels', from: 'otros', parts: ['label'] })[0]?.categories).toEqual(persons[0]?.categories)
  })
})

test('two codebooks differ in parts, and in labels of categories', () => {
  const { shared, differences } = codebookDifferences(persons, others)
  expect(shared).toBe(2)
  expect(differences).toEqual([
    {
      variable: 'sexo',
      parts: ['label', 'categories', 'question'],
      categories: [
        { code: '1', label: 'H', otherLabel: { es: 'Hombres', en: 'Men' } },
        { code: '98', label: 'No sabe', otherLabel: '' },
        { code: '2', label: null, otherLabel: 'Mujeres' },
      ],
    },
  ])
  const taken = edited({ edit: 'labels', from: 'otros' })
  expect(codebookDifferences(taken, others).differences[0]?.categories).toEqual([
    { code: '98', label: 'No sabe', otherLabel: '' },
  ])
})
