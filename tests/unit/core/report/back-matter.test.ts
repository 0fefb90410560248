import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../main/contract/plan.ts'
import { frontParts, glossaryPart, legalPart } from '../../../../main/core/report/back-matter.ts'
import { precisionAnnex } from '../../../../main/core/report/precision-annex.ts'
import { loadBackMatter } from '../../../../main/files/back-matter.ts'
import { syntheticPlan, syntheticReport, syntheticTables, textsIn } from '../../../harness/report-study.ts'

const backMatter = loadBackMatter('resources')
const scene = { language: 'es', texts: textsIn('es'), warnings: [] } as const
const planOf = (study: object, report?: object): Plan =>
  Plan.parse({
    caracteriza: 1,
    study: { title: 'Estudio', window: '2026', ...study },
    ...(report ? { report: { sections: [], ...report } } : {}),
  })

describe('what stands around a report', () => {
  test('a citation is that of the plan, else of producer, title and window, and a draft is not cited', () => {
    const citation = (plan: Plan, standing: 'draft' | 'released') =>
      frontParts(plan, standing, scene).at(-1)?.paragraphs
    expect(citation(planOf({ producer: 'Oficina' }), 'released')).toEqual(['Oficina. Estudio. 2026.'])
    expect(citation(planOf({}, { citation: 'Así.' }), 'released')).toEqual(['Así.'])
    expect(citation(planOf({}), 'draft')).toEqual(['Estudio. 2026.', 'Es un borrador para uso interno: no se cita.'])
  })

  test('laws are those of the country and of everywhere, each with its source, in both languages', () => {
    const names = (country?: string) =>
      legalPart(planOf(country ? { country } : {}), backMatter, scene).facts.map(({ term }) => term)
    expect(names()).toEqual(['Principios Rectores de los Desplazamientos Internos'])
    expect(names('SLV')).toHaveLength(3)
    expect(names('GTM')).toEqual(names())
    for (const { name, text, source } of backMatter.legal) {
      expect(source).toMatch(/^https:\/\//)
      for (const told of [name, text]) expect(told).toMatchObject({ es: expect.any(String), en: expect.any(String) })
    }
  })

  test('a term of the study replaces that of the product', () => {
    const part = glossaryPart(planOf({}, { glossary: [{ term: 'estimación', text: 'Propia.' }] }), backMatter, scene)
    expect(part.facts[0]).toEqual({ term: 'estimación', text: 'Propia.' })
    expect(part.facts.filter(({ term }) => term.toLowerCase() === 'estimación')).toHaveLength(1)
    expect(part.facts).toHaveLength(backMatter.glossary.length)
  })

  test('the precision annex has every figure of the probability samples, and nothing of a hidden one', () => {
    const report = syntheticReport('es')
    const annex = report.annexes.at(-1)
    expect(annex?.tables.map(({ title }) => title.slice(0, 8))).toEqual([
      'Cuadro 1',
      'Cuadro 2',
      'Cuadro 3',
      'Cuadro 4',
    ])
    const [table] = syntheticTables
    if (!table) throw new Error('no table')
    const cells = table.cells.map((cell, place) =>
      place === 0 ? { ...cell, confidentiality: 'hidden' as const } : cell,
    )
    const [records] = precisionAnnex([{ table: { ...table, cells }, label: '' }], scene).tables
    expect(records?.rows).toHaveLength(table.cells.length)
    expect(new Set(records?.rows[0]?.slice(2))).toEqual(new Set(['[c]']))
    expect(syntheticPlan.report?.credits).toHaveLength(1)
  })
})
