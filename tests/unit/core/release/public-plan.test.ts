import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../main/contract/plan.ts'
import { checkPlan } from '../../../../main/core/plan/checking/check-plan.ts'
import { publicPlan } from '../../../../main/core/release/public-plan.ts'

describe('the public plan of records that are typed in', () => {
  const plan = Plan.parse({
    caracteriza: 1,
    study: { title: 'Prueba', window: '2026' },
    sources: [
      { dataset: 'visitas', format: 'entry', identifiers: ['nombre'], file: 'interno/primeras.csv' },
      { dataset: 'hogares', format: 'csv', identifiers: ['telefono'], file: 'interno/hogares.csv', codebook: 'c.csv' },
    ],
    codebook: {
      visitas: { caso: { kind: 'id', required: true }, nombre: { kind: 'text', label: 'Nombre' } },
      hogares: { telefono: { label: 'Teléfono' }, zona: { label: 'Zona' } },
    },
  })
  const open = publicPlan(plan, new Set())

  test('names neither files of records, nor folders, nor what identifies', () => {
    expect(open.sources).toEqual([
      { dataset: 'visitas', format: 'entry', identifiers: [] },
      { dataset: 'hogares', format: 'csv', identifiers: [], file: 'hogares.csv', options: {} },
    ])
    expect(open.codebook).toEqual({
      visitas: { caso: { kind: 'id', required: true } },
      hogares: { zona: { label: 'Zona' } },
    })
  })

  test('is a plan that holds by itself', () => {
    expect(() => checkPlan(open)).not.toThrow()
  })
})
