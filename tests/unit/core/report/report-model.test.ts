import { describe, expect, test } from 'vitest'
import { Plan } from '../../../../main/contract/plan.ts'
import { type ReportRequest, reportModel } from '../../../../main/core/report/report-model.ts'
import { syntheticMethodology } from '../../../harness/report-methodology.ts'
import { squares, syntheticPlan, syntheticTables, textsIn } from '../../../harness/report-study.ts'
import { syntheticTests } from '../../../harness/report-tests.ts'

const request = (language: 'es' | 'en', change: Partial<ReportRequest> = {}): ReportRequest => ({
  plan: syntheticPlan,
  tables: syntheticTables,
  methodology: syntheticMethodology,
  language,
  texts: textsIn(language),
  geography: squares,
  ...change,
})
const withReport = (report: unknown): Plan => Plan.parse({ ...syntheticPlan, report })

describe('report model', () => {
  test.each(['es', 'en'] as const)('the whole report in %s is as recorded', async (language) => {
    const model = `${JSON.stringify(reportModel(request(language)), null, 1)}\n`
    await expect(model).toMatchFileSnapshot(`../../../fixtures/report/model.${language}.json`)
  })

  test('the order of the tables that come in changes nothing', () => {
    const turned = reportModel(request('es', { tables: [...syntheticTables].reverse() }))
    const straight = reportModel(request('es'))
    expect(turned.sections).toEqual(straight.sections)
  })

  test('paragraphs that are not written, or not in the language of the report, are not in it', () => {
    const text = ['', 'Primero.', '  ', { es: '', en: 'In English alone.' }, { es: 'Segundo.' }]
    const plan = withReport({ sections: [{ title: 'S', text }] })
    const said = (language: 'es' | 'en') =>
      reportModel(request(language, { plan })).sections[0]?.paragraphs.map((runs) =>
        runs.map((run) => run.text).join(''),
      )
    expect(said('es')).toEqual(['Primero.', 'Segundo.'])
    expect(said('en')).toEqual(['Primero.', 'In English alone.', 'Segundo.'])
  })

  test('every table follows the charts drawn from it and is printed once', () => {
    const report = reportModel(request('es'))
    const blocks = report.sections.flatMap(({ blocks }) => blocks.map(({ kind, id }) => `${kind} ${id}`))
    expect(blocks).toEqual([
      'chart piramide',
      'table poblacion',
      'chart mapa',
      'chart barras',
      'table prevalencia',
      'chart calor',
      'chart causas_barras',
      'table causas',
      'chart tendencia',
      'table anio',
      'table albergues',
    ])
  })

  test('a chart of several tables stands before all of them and names each, in the order of their numbers', () => {
    const cards = [{ table: 'anio', at: { anio: '2016' } }, { at: {} }]
    const chart = { id: 'g', chart: 'cards', table: 'poblacion', cards }
    const plan = withReport({ sections: [{ title: 'S', tables: ['albergues', 'anio'], charts: [chart] }] })
    const [section] = reportModel(request('es', { plan })).sections
    expect(section?.blocks.map(({ kind, id, label }) => `${kind} ${id} ${label}`)).toEqual([
      'table albergues Cuadro 1',
      'table anio Cuadro 2',
      'chart g Gráfico 1',
      'table poblacion Cuadro 3',
    ])
    const drawn = section?.blocks[2]
    expect(drawn?.kind === 'chart' && drawn.tables).toEqual([
      { anchor: 't-anio', label: 'Cuadro 2' },
      { anchor: 't-poblacion', label: 'Cuadro 3' },
    ])
    const lost = withReport({ sections: [{ title: 'S', charts: [{ ...chart, cards: [{ table: 'nada', at: {} }] }] }] })
    expect(() => reportModel(request('es', { plan: lost }))).toThrow(
      expect.objectContaining({ code: 'report.chart-table', params: { chart: 'g', table: 'nada' } }),
    )
  })

  test('drafts say so, and invented data say so too', () => {
    expect(reportModel(request('es')).warnings).toEqual(['BORRADOR – uso interno', 'DATOS SINTÉTICOS'])
    const real = Plan.parse({ ...syntheticPlan, study: { ...syntheticPlan.study, synthetic: false } })
    expect(reportModel(request('en', { plan: real })).warnings).toEqual(['DRAFT – internal use'])
  })

  test('a plan without sections prints all its tables in one', () => {
    const { report: _, ...plain } = syntheticPlan
    const { sections } = reportModel(request('es', { plan: plain }))
    expect(sections.map(({ title, blocks }) => [title, blocks.length])).toEqual([['Resultados', 5]])
  })

  test('a section or a chart that asks for what is not there is refused', () => {
    const chart = { id: 'g', chart: 'bars', table: 'nada' }
    const sections = [
      [{ title: 'Causas', tables: ['nada'] }, 'report.section-table', { section: 'Causas', table: 'nada' }],
      [{ title: 'Causas', charts: [chart] }, 'report.chart-table', { chart: 'g', table: 'nada' }],
    ] as const
    for (const [section, code, params] of sections) {
      const plan = withReport({ sections: [section] })
      expect(() => reportModel(request('es', { plan }))).toThrow(expect.objectContaining({ code, params }))
    }
  })

  test('tests stand after the tables of their section, numbered with them, their methods in the technical sheet', () => {
    const plan = withReport({ sections: [{ title: 'S', tables: ['anio'], tests: ['modelo', 'modelo', 'asociacion'] }] })
    const { sections, methodology, legend } = reportModel(request('es', { plan, tests: syntheticTests }))
    expect(sections[0]?.blocks.map(({ id, label }) => [id, label])).toEqual([
      ['anio', 'Cuadro 1'],
      ['modelo', 'Cuadro 2'],
      ['asociacion', 'Cuadro 3'],
    ])
    const methods = methodology.parts.find(({ title }) => title === 'Comparaciones y pruebas')?.paragraphs ?? []
    expect(methods.map((method) => method.slice(0, 9))).toContain('Regresión')
    expect(legend.entries.map(({ word }) => word)).toContain('no significativa')
  })

  test('the technical sheet carries data, designs, weights, precision and keys', () => {
    const { parts } = reportModel(request('en')).methodology
    expect(parts.map(({ title, tables }) => [title, tables.map(({ title }) => title)])).toEqual([
      ['Technical sheet', []],
      ['Data', ['Records of each dataset', 'Records left out of the analyses']],
      ['Design: Interview', ['Weights, step by step', 'Known totals and sums of weights', 'Sample by stratum']],
      ['Design: Shelter register', []],
      ['Precision and quality', ['Precision of the figures cited in the text']],
      ['Definitions and scope', []],
      ['Origin of the figures', ['Key of each table']],
    ])
    const precision = parts.flatMap(({ tables }) => tables).find(({ title }) => title.startsWith('Precision'))
    expect(precision?.rows.map(([indicator]) => indicator)).toEqual([
      'Displaced persons by sex and age',
      'Displaced persons by sex and age · Female',
      'Families with displacement by department · Sonsonate',
    ])
  })
})
