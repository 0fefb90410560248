import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Plan } from '../../../main/contract/plan.ts'
import { reportModel } from '../../../main/core/report/report-model.ts'
import { renderHtml } from '../../../main/files/html/render-html.ts'
import { syntheticComparisons } from '../../harness/report-comparisons.ts'
import { syntheticMethodology } from '../../harness/report-methodology.ts'
import { fontFiles, syntheticPlan, syntheticReport, syntheticTables, textsIn } from '../../harness/report-study.ts'

const [regular, semibold] = fontFiles.map((file) => readFileSync(file)) as [Buffer, Buffer]
const section = { title: 'Causas', text: ['Son {causas_diferencia[causa=1].estimate} puntos.'], tests: [] }
const ids = ['causas', ...syntheticComparisons.map(({ id }) => id)]
const plan = Plan.parse({ ...syntheticPlan, report: { sections: [{ ...section, tables: ids }] } })
const report = reportModel({
  plan,
  tables: syntheticTables,
  comparisons: syntheticComparisons,
  methodology: syntheticMethodology,
  language: 'es',
  texts: textsIn('es'),
})
const page = renderHtml(report, new Map(), { regular, semibold })

describe('comparisons in the page of a report', () => {
  test('stand among the tables, numbered with them', () => {
    const results = page.slice(0, page.indexOf('<h2 id="legend">'))
    const labels = [...results.matchAll(/<strong>(Cuadro \d+)\. /g)].map(([, label]) => label)
    expect(labels).toEqual(['Cuadro 1', 'Cuadro 2', 'Cuadro 3', 'Cuadro 4', 'Cuadro 5', 'Cuadro 6', 'Cuadro 7'])
  })

  test('are told by words and signs, which the legend explains', () => {
    expect(page).toContain('<td>* significativa</td>')
    expect(page).toContain('<td>○ no significativa</td>')
    const legend = page.slice(page.indexOf('<h2 id="legend">'))
    for (const word of ['significativa', 'no significativa', 'sin prueba']) {
      expect(legend).toContain(`<th scope="row">${word}</th>`)
    }
  })

  test('are reached by the figures of the text, and every link leads somewhere', () => {
    expect(page).toMatch(/<a class="figure" href="#t-causas_diferencia" title="puntos porcentuales[^"]*">12,3<\/a>/)
    const anchors = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => !anchors.includes(target))).toEqual([])
  })

  test('have their methods in the technical sheet, each once', () => {
    for (const method of ['Diferencias:', 'Contrastes:', 'Tendencias:', 'Cambios entre rondas:', 'Holm (1979)']) {
      expect(page.split(method)).toHaveLength(2)
    }
  })

  test('without comparisons nothing is said of tests', () => {
    const { methodology, legend } = syntheticReport('es')
    expect(methodology.parts.map(({ title }) => title)).not.toContain('Comparaciones y pruebas')
    expect(legend.entries.map(({ symbol }) => symbol)).not.toContain('*')
  })
})
