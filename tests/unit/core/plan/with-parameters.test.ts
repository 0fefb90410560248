import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../main/contract/plan.ts'
import { insertParameters, withParameters } from '../../../../main/core/plan/with-parameters.ts'

const parameters = [
  { name: 'tamaño', value: 3.9, label: 'Personas por hogar', source: 'Censo 2020' },
  { name: 'corte', value: -2, label: 'Corte', source: 'Decisión del comité' },
  { name: 'año', value: 2025, label: 'Año', source: 'El último' },
]
const planWith = (parts: object): Plan =>
  Plan.parse({ caracteriza: 1, study: { title: 'Prueba', window: '2025' }, parameters, ...parts })
const derived = (formula: string) => ({ step: 'derive', dataset: 'casos', name: 'x', formula })

describe('parameters of a plan', () => {
  test('stand as numbers in formulas, but not inside of quoted texts', () => {
    const plan = withParameters(
      planWith({
        derivations: [
          derived('d.hogares * $.tamaño + $.corte'),
          derived("d.nota == '$.tamaño' ? $.año : 0"),
          derived('$.tamaños'),
        ],
      }),
    )
    expect(plan.derivations).toMatchObject([
      { formula: 'd.hogares * 3.9 + (-2)' },
      { formula: "d.nota == '$.tamaño' ? 2025 : 0" },
      { formula: '$.tamaños' },
    ])
  })

  test('stand in texts as each language writes numbers, years without groups', () => {
    const { study } = withParameters(
      planWith({
        study: {
          title: 'Registro de {$.año}',
          window: { es: '{$.tamaño} personas, {$.corte}', en: '{$.tamaño} persons, {$.corte}' },
        },
      }),
    )
    expect(study).toMatchObject({
      title: 'Registro de 2025',
      window: { es: '3,9 personas, −2', en: '3.9 persons, −2' },
    })
  })

  test('are numbers of an analysis where a field is nothing else', () => {
    const analysis = { analysis: 'events', id: 'e', title: 'E', householdSize: '$.tamaño', where: 'd.n > $.corte' }
    expect(withParameters(planWith({ analyses: [analysis] })).analyses).toMatchObject([
      { householdSize: 3.9, where: 'd.n > (-2)' },
    ])
  })

  test('are told in the plan in force when something names them', () => {
    const named = withParameters(planWith({ derivations: [derived('d.hogares * $.tamaño')] }))
    expect(named.parameters.map(({ name }) => name)).toEqual(['tamaño'])
    expect(withParameters(planWith({})).parameters).toEqual([])
  })

  test('refuse a text that names another one', () => {
    const plan = planWith({ study: { title: 'Registro de {$.mes}', window: '2025' } })
    expect(() => withParameters(plan)).toThrow(
      expect.objectContaining({ code: 'plan.unknown-parameter', params: { parameter: 'mes' } }),
    )
  })

  test('stand in what is tried before the plan has it', () => {
    expect(insertParameters({ where: 'd.edad >= $.año' }, parameters)).toEqual({ where: 'd.edad >= 2025' })
  })
})
