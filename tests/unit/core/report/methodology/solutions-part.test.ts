import { expect, test } from 'vitest'
import type { Plan } from '../../../../../main/contract/plan.ts'
import { TableSpec } from '../../../../../main/contract/table.ts'
import { solutionsPart } from '../../../../../main/core/report/methodology/solutions-part.ts'
import { textsIn } from '../../../../harness/report-study.ts'

const table = (id: string, solutions: unknown[]) =>
  TableSpec.parse({
    id,
    title: { es: `Título de ${id}`, en: `Title of ${id}` },
    design: 'd',
    statistic: 'count',
    unit: 'u',
    universe: 'u',
    ...(solutions.length > 0 ? { solutions } : {}),
  })
const documents = { part: 'C5', code: 'DS 5.1.1', indicator: { es: 'Documento', en: 'Document' } }
const food = { part: 'C2', code: 'SDG 2.1.2', indicator: { es: 'Alimentación', en: 'Food' } }
const plans = { part: 'B', indicator: { es: 'Planes', en: 'Plans' } }
const plan = {
  tables: [table('one', [documents, plans]), table('two', [food]), table('three', []), table('four', [food])],
} as unknown as Plan
const labels = new Map([
  ['one', 'Cuadro 1'],
  ['two', 'Cuadro 2'],
  ['three', 'Cuadro 3'],
])

test('the report says by criterion which indicator of the library each of its tables measures', () => {
  const es = solutionsPart(plan, labels, { language: 'es', texts: textsIn('es'), warnings: [] })
  expect(es.tables[0]?.rows).toEqual([
    ['B Preferencias y planes', '–', 'Planes', 'Título de one', 'Cuadro 1'],
    ['C2 Nivel de vida adecuado', 'ODS 2.1.2', 'Alimentación', 'Título de two', 'Cuadro 2'],
    ['C5 Documentación', 'DS 5.1.1', 'Documento', 'Título de one', 'Cuadro 1'],
  ])
  const en = solutionsPart(plan, labels, { language: 'en', texts: textsIn('en'), warnings: [] })
  expect(en.tables[0]?.rows[1]?.slice(0, 3)).toEqual(['C2 Adequate standard of living', 'SDG 2.1.2', 'Food'])
})

test('a report without such tables says nothing of the library', () => {
  const part = solutionsPart({ ...plan, tables: [table('three', [])] }, labels, {
    language: 'es',
    texts: textsIn('es'),
    warnings: [],
  })
  expect([part.tables, part.paragraphs, part.facts]).toEqual([[], [], []])
})
