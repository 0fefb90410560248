import { describe, expect, test } from 'vitest'
import { deriveDatasets } from '../../../harness/derive-datasets.ts'
import { frame, listed } from '../../../harness/frames.ts'
import { plan } from '../../../harness/plans.ts'

const families = frame('families', { id: [1, 2, 2, 3], state: [1, 1, 1, 9] })
const persons = frame('persons', { family: [1, 1, 2, 7], age: [30, 999, 8, 50] })
const frames = new Map([families, persons].map((one) => [one.dataset, one]))

describe('datasets as the plan makes them', () => {
  test('overrides the codebook first, then works the steps in the order written', () => {
    const { frames: derived, ledger } = deriveDatasets(
      plan({
        codebook: { persons: { age: { missing: [{ code: '999', reason: 'dontKnow' }] } } },
        derivations: [
          { step: 'distinct', dataset: 'families', key: ['id'], reason: 'Entregas repetidas' },
          { step: 'exclude', dataset: 'families', where: 'd.state == 9', reason: 'Sin entrevista' },
          { step: 'derive', dataset: 'persons', name: 'minor', formula: 'd.age < 18' },
          {
            step: 'aggregate',
            dataset: 'families',
            from: 'persons',
            key: { id: 'family' },
            variables: { minors: 'op.sum(d.minor)' },
          },
        ],
      }),
      frames,
      new Map(),
    )
    const result = derived.get('families')
    expect(result && listed(result, 'minors')).toEqual([0, 1])
    expect(ledger.map(({ rowsBefore, rowsAfter, unmatched }) => [rowsBefore, rowsAfter, unmatched])).toEqual([
      [4, 3, 0],
      [3, 2, 0],
      [4, 4, 0],
      [2, 2, 0],
    ])
  })

  test('gives a variable the categories of a code list', () => {
    const label = { es: 'Sí', en: 'Yes' }
    const list = {
      id: 'states',
      label,
      kind: 'nominal',
      source: { citation: 'own', confirmed: 'own' },
      categories: [{ code: '1', label }],
      crosswalks: {},
    } as const
    const overridden = plan({ codebook: { families: { state: { list: 'states' } } } })
    const lists = new Map([['states', { ...list, categories: [...list.categories] }]])
    const { frames: derived } = deriveDatasets(overridden, frames, lists)
    expect(derived.get('families')?.variables.get('state')?.categories).toEqual([{ code: '1', label }])
    expect(() => deriveDatasets(overridden, frames, new Map())).toThrow('plan.unknown-list')
  })

  test('refuses a codebook of variables and a join of datasets that are not there', () => {
    const missing = plan({ codebook: { families: { stat: { label: 'x' } } } })
    expect(() => deriveDatasets(missing, frames, new Map())).toThrow('plan.unknown-variable')
    const join = { step: 'join', dataset: 'families', from: 'places', key: 'id', variables: ['zone'] }
    expect(() => deriveDatasets(plan({ derivations: [join] }), frames, new Map())).toThrow('plan.unknown-dataset')
  })
})
