import { describe, expect, test } from 'vitest'
import type { Independence, ResultTable } from '../../../../../main/contract/results.ts'
import { independenceLine } from '../../../../../main/core/report/comparison/independence-line.ts'
import { syntheticTables, textsIn } from '../../../../harness/report-study.ts'

const [population] = syntheticTables as readonly [ResultTable]
const sound = { ...population, cells: population.cells.slice(0, 3) }
const tested: Independence = { test: 'F', statistic: 3.2646, df: 1.758, ddf: 52.75, p: 0.04 }
const line = (table: ResultTable, independence: Independence | undefined) =>
  independenceLine({ ...table, ...(independence ? { independence } : {}) }, { language: 'es', texts: textsIn('es') })

describe('the test of independence under a table', () => {
  test('names what it tests, its figures and what they say', () => {
    expect(line(sound, tested)).toEqual([
      'Prueba de independencia entre «Sexo» y «Edad» (F de Rao-Scott): F = 3,26 con 1,8 y 52,8 grados de libertad, p = 0,040. * Significativa: en la población las dos clasificaciones están asociadas.',
    ])
    expect(line({ ...sound, ciLevel: 0.99 }, tested)[0]).toMatch(/○ No significativa/)
    expect(line(sound, { ...tested, test: 'Chisq', df: 4, ddf: null })[0]).toMatch(/X² = 3,26 con 4 grados de libertad/)
  })

  test('says when it rests on figures that are not reliable', () => {
    expect(line(population, tested)[1]).toMatch(/se apoya en pocos casos/)
  })

  test('says that there is none without a probability sample, and nothing where none was asked for', () => {
    const none: Independence = { test: 'F', statistic: null, df: null, ddf: null, p: null }
    expect(line(sound, none)).toEqual([
      'Sin prueba de independencia entre «Sexo» y «Edad»: los datos no vienen de una muestra probabilística.',
    ])
    expect(line(sound, undefined)).toEqual([])
  })
})
