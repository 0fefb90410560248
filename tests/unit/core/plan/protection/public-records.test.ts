import { describe, expect, test } from 'vitest'
import { AnalysisSpec } from '../../../../../main/contract/analysis.ts'
import { Plan } from '../../../../../main/contract/plan.ts'
import { checkPublic, isPublicAnalysis } from '../../../../../main/core/plan/protection/public-records.ts'

const notes = { dataset: 'notas', format: 'csv', file: 'notas.csv', alreadyPublic: 'Notas de prensa publicadas' }
const events = { dataset: 'eventos', format: 'csv', file: 'eventos.csv', alreadyPublic: 'Notas de prensa publicadas' }
const cases = { dataset: 'casos', format: 'csv', file: 'casos.csv' }
const planWith = (parts: object): Plan =>
  Plan.parse({ caracteriza: 1, study: { title: 'Prueba', window: '2026' }, sources: [notes, events, cases], ...parts })
const countedFrom = (from: string) => ({
  step: 'aggregate',
  dataset: 'eventos',
  from,
  key: 'evento',
  variables: { cuantas: 'op.count()' },
})
const index = (dataset: string): AnalysisSpec =>
  AnalysisSpec.parse({
    ...{ analysis: 'riskIndex', id: 'indice', title: 'Índice', dataset, area: 'estado' },
    ...{ components: [{ variable: 'personas' }, { variable: 'episodios' }], unit: 'puntos' },
  })

describe('records that are public already', () => {
  test('may be made of one another', () => {
    expect(() => checkPublic(planWith({ derivations: [countedFrom('notas')] }))).not.toThrow()
  })

  test.each([
    ['direct identifiers', { sources: [{ ...notes, identifiers: ['nombre'] }] }, 'public.identifiers'],
    ['households to protect', { disclosure: { households: { eventos: 'hogar' } } }, 'public.households'],
    ['variables of others', { derivations: [countedFrom('casos')] }, 'public.made-of'],
    [
      'weights by totals of others',
      {
        designs: [
          {
            ...{ id: 'registro', dataset: 'eventos' },
            weighting: [{ step: 'rake', margins: [{ by: ['estado'], dataset: 'casos', total: 'n' }] }],
          },
        ],
      },
      'public.made-of',
    ],
    ['a method that changes all figures', { disclosure: { method: 'rounding' } }, 'public.method'],
  ])('cannot be declared with %s', (_, parts, code) => {
    expect(() => checkPublic(planWith(parts))).toThrow(expect.objectContaining({ code }))
  })

  test('let an analysis leave that reads nothing else', () => {
    const plan = planWith({ derivations: [countedFrom('notas')] })
    expect(isPublicAnalysis(plan, index('eventos'))).toBe(true)
    expect(isPublicAnalysis(plan, index('casos'))).toBe(false)
    const mixed = planWith({ derivations: [countedFrom('casos')] })
    expect(isPublicAnalysis(mixed, index('eventos'))).toBe(false)
  })
})
