import { describe, expect, test } from 'vitest'
import { proposedName } from '../../../renderer/features/tables/free-name.ts'

const plan = (...ids: string[]) => ({
  tables: ids.map((id) => ({ id })) as never,
  comparisons: [],
  tests: [],
  analyses: [],
})

describe('the short name proposed for a table', () => {
  test('says what is measured, of what and by what', () => {
    const income = { variable: 'ingreso', over: 'personas', by: ['sexo', 'edad'] }
    expect(proposedName(plan(), income, 'razon')).toBe('razon_ingreso_personas_sexo_edad')
    expect(proposedName(plan(), { by: [] }, 'recuento')).toBe('recuento')
  })

  test('is a name whatever the variables are called', () => {
    expect(proposedName(plan(), { variable: 'P.1 (año)', by: ['grupo-edad'] }, 'media')).toBe(
      'media_P.1_año_grupo_edad',
    )
  })

  test('is never one that is taken', () => {
    const of = { variable: 'edad', by: [] }
    expect(proposedName(plan('media_edad'), of, 'media')).toBe('media_edad_2')
    expect(proposedName(plan('media_edad', 'media_edad_2', 'media_edad_3'), of, 'media')).toBe('media_edad_4')
  })
})
