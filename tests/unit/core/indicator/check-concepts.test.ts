import { describe, expect, it } from 'vitest'
import type { ConceptBase } from '../../../../main/contract/concept.ts'
import { checkConcepts, checkMapped } from '../../../../main/core/indicator/check-concepts.ts'
import { loadIndicators } from '../../../../main/files/indicators.ts'
import { frame } from '../../../harness/frames.ts'
import { planOfBases } from '../../../harness/indicator-bases.ts'
import { failureOf } from '../../../harness/refusal.ts'
import { resources } from '../../../harness/sample-study.ts'

const library = loadIndicators(resources)
const base = (more: Partial<ConceptBase>): ConceptBase => ({
  design: 'familias',
  unit: 'families',
  variables: {},
  ...more,
})
const refusal = (more: Partial<ConceptBase>, parts: object = {}) =>
  failureOf(async () => checkConcepts(planOfBases(library, [base(more)], parts), library))

describe('the concepts of a plan', () => {
  it.each<[string, Partial<ConceptBase>, object, object]>([
    ['concept.unknown', { variables: { shoe_size: 'talla' } }, {}, { concept: 'shoe_size', design: 'familias' }],
    ['concept.unknown', { variables: { groups: 'condicion' } }, {}, { concept: 'groups', design: 'familias' }],
    ['concept.other-unit', { variables: { sex: 'sexo' } }, {}, { concept: 'sex', design: 'familias' }],
    [
      'concept.needs-a-set',
      { variables: { causes: 'causas' } },
      { sets: [] },
      { concept: 'causes', variable: 'causas', design: 'familias' },
    ],
    [
      'concept.is-a-set',
      { variables: { cause: 'causas' } },
      { sets: [{ name: 'causas', dataset: 'familias', variables: ['a'] }] },
      { concept: 'cause', variable: 'causas', design: 'familias' },
    ],
    ['concept.planned-unmapped', { planned: ['region'] }, {}, { concept: 'region', design: 'familias' }],
    [
      'concept.no-earlier',
      { earlier: { design: 'ronda1', samples: 'independent' } },
      {},
      { design: 'familias', earlier: 'ronda1' },
    ],
    ['plan.no-design', {}, { designs: [] }, { design: 'familias' }],
    ['indicator.unknown', {}, { indicators: { without: ['z9'] } }, { indicator: 'z9' }],
    ['indicator.unknown', {}, { report: { sections: [{ title: 'S', indicators: ['z'] }] } }, { indicator: 'z' }],
    [
      'indicator.too-coarse',
      { groups: { variable: 'c', displaced: '1' }, variables: { cause: 'causa' } },
      { indicators: { coarser: { d1_cause: 1 } } },
      { indicator: 'd1_cause', limit: 0 },
    ],
  ])('are refused by %s', async (code, more, parts, params) => {
    expect(await refusal(more, parts)).toEqual({ code, params })
  })

  it('are held against the data when the plan runs', async () => {
    const data = frame('familias', {
      condicion: [1, 2, 2],
      nombre: ['a', 'b', 'c'],
      sexo: [1, 2, 1],
    })
    const mapped = (more: Partial<ConceptBase>) =>
      failureOf(async () => checkMapped(planOfBases(library, [base(more)]), library, new Map([['familias', data]])))
    expect(await mapped({ variables: { head_sex: 'sexo_jefa' } })).toMatchObject({ code: 'concept.unknown-variable' })
    expect(await mapped({ variables: { household_size: 'nombre' } })).toMatchObject({ code: 'concept.not-a-number' })
    expect(await mapped({ groups: { variable: 'condicion', displaced: '1', comparator: '7' } })).toEqual({
      code: 'concept.unknown-code',
      params: { concept: 'groups', variable: 'condicion', code: '7', dataset: 'familias' },
    })
    expect(() =>
      checkMapped(
        planOfBases(library, [
          base({ groups: { variable: 'condicion', displaced: '1' }, variables: { head_sex: 'sexo' } }),
        ]),
        library,
        new Map([['familias', data]]),
      ),
    ).not.toThrow()
  })
})
