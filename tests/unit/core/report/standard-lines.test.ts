import { describe, expect, test } from 'vitest'
import type { ResultTable, Standard } from '../../../../main/contract/results.ts'
import { standardLines } from '../../../../main/core/report/standard-lines.ts'
import { syntheticTables, textsIn } from '../../../harness/report-study.ts'

const [table] = syntheticTables as readonly [ResultTable]
const standard: Standard = {
  by: [{ variable: 'edad', label: { es: 'Edad', en: 'Age' } }, { variable: 'sexo' }],
  population: 'mundo',
  incomplete: false,
}
const lines = (own: Standard, language: 'es' | 'en' = 'es') =>
  standardLines({ ...table, standard: own }, { language, texts: textsIn(language) })

describe('the lines about the standard population', () => {
  test('name it and what it is by', () => {
    expect(lines(standard)).toEqual([expect.stringMatching(/por Edad × sexo fuera la .* estándar «mundo»\./)])
    expect(lines(standard, 'en')).toEqual([expect.stringMatching(/by Age × sexo were .* population “mundo”\./)])
  })

  test('tell when some cells lack part of it', () => {
    expect(lines({ ...standard, incomplete: true })[1]).toMatch(/no hay registros de todas las categorías de Edad/)
  })

  test('are none under a table that is not standardised', () => {
    expect(standardLines(table, { language: 'es', texts: textsIn('es') })).toEqual([])
  })
})
