import { describe, expect, test } from 'vitest'
import { ConceptBase } from '../../../main/contract/concept.ts'
import {
  codedOfDraft,
  draftOf,
  saidOf,
  withCoded,
  withVariables,
} from '../../../renderer/features/design/concepts/concept-base.ts'

const base = ConceptBase.parse({
  design: 'hogares',
  unit: 'families',
  window: '2026',
  groups: { variable: 'condicion', displaced: '1', comparator: '2' },
  movers: { variable: 'movio', code: '1' },
  members: { variable: 'relacion', displaced: '1', later: ['2', '3'] },
  variables: { head_sex: 'jefatura', region: ['depto', 'zona'] },
})

describe('what the variables of a base mean, in the window', () => {
  test.each(['groups', 'movers', 'members'] as const)('%s come out of the form as they went in', (concept) => {
    expect(codedOfDraft(concept, draftOf(base, concept))).toEqual(base[concept])
  })

  test('codes that are needed keep a concept back until they are said', () => {
    expect(codedOfDraft('groups', { variable: 'condicion', codes: { comparator: ['2'] } })).toBeNull()
    expect(codedOfDraft('members', { variable: 'relacion', codes: { displaced: ['1'] } })).toBeNull()
    expect(codedOfDraft('groups', { variable: '', codes: { displaced: ['1'] } })).toBeNull()
    expect(codedOfDraft('groups', { variable: 'condicion', codes: { displaced: ['1'] } })).toEqual({
      variable: 'condicion',
      displaced: '1',
    })
  })

  test('one variable stands alone, several stand from the finest to the coarsest, none is no concept', () => {
    expect(withVariables(base, 'area', ['area']).variables).toMatchObject({ area: 'area', region: ['depto', 'zona'] })
    expect(withVariables(base, 'region', ['depto']).variables.region).toBe('depto')
    expect(withVariables(base, 'region', []).variables).toEqual({ head_sex: 'jefatura' })
  })

  test('a change leaves alone what the window does not show, and a base of which nothing is said is none', () => {
    expect(saidOf(withCoded(base, 'movers', null))).toEqual({ ...base, movers: undefined })
    const nothing = ConceptBase.parse({ design: 'hogares', unit: 'persons' })
    expect(saidOf(nothing)).toBeNull()
    expect(saidOf(withCoded(nothing, 'groups', { variable: 'condicion', displaced: '1' }))).not.toBeNull()
  })

  test.each([
    { earlier: { design: 'ronda1', samples: 'independent' } },
    { planned: ['region'] },
    { window: '2026' },
    { currency: 'dólares' },
  ])('the last concept taken away does not take with it what else the plan says: %o', (others) => {
    const last = ConceptBase.parse({ design: 'hogares', unit: 'persons', variables: { region: 'depto' }, ...others })
    expect(saidOf(withVariables(last, 'region', []))).toMatchObject(others)
  })
})
