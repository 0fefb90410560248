import { describe, expect, it } from 'vitest'
import { AnalysisResult } from '../../../../../main/contract/analysis.ts'
import { ResultTable } from '../../../../../main/contract/results.ts'
import { checkPlan } from '../../../../../main/core/plan/checking/check-plan.ts'
import { analysisOfColumn, columnTablesOf } from '../../../../../main/core/report/analysis/column-tables.ts'
import { loadTexts } from '../../../../../main/engine/texts.ts'
import { resources } from '../../../../harness/engine.ts'
import { plan } from '../../../../harness/plans.ts'

const analysis = AnalysisResult.parse({
  id: 'riesgo',
  key: '0',
  analysis: 'riskIndex',
  nature: 'index',
  title: { es: 'Riesgo', en: 'Risk' },
  unit: 'puntos',
  window: '2025',
  ciLevel: 0.95,
  parts: [
    {
      name: 'eventsBy.causa',
      of: { es: 'Causa', en: 'Cause' },
      codes: ['1', '2'],
      columns: [
        { name: 'category', kind: 'word' },
        { name: 'episodes', kind: 'count' },
        { name: 'episodeShare', kind: 'share' },
        { name: 'judged', kind: 'word' },
      ],
      rows: [
        [{ es: 'Extorsión', en: 'Extortion' }, 3, 0.75, 'judged.cells'],
        [{ es: 'Amenazas', en: 'Threats' }, null, 0.25, 'judged.cells'],
        ['total', 4, 1, 'judged.cells'],
      ],
    },
    {
      name: 'riskWeights',
      columns: [
        { name: 'component', kind: 'label' },
        { name: 'weight', kind: 'number' },
      ],
      rows: [['tasa', 1]],
    },
  ],
  assumptions: [],
  notes: [],
  fewest: null,
  tables: [],
})
const scene = { language: 'en', texts: loadTexts(resources, 'en'), warnings: [] } as const
const tables = columnTablesOf([analysis], scene)

describe('columns of an analysis as tables', () => {
  it('are those of figures, of the parts whose rows have codes', () => {
    expect([...tables.keys()]).toEqual(['riesgo.eventsBy.causa.episodes', 'riesgo.eventsBy.causa.episodeShare'])
    for (const { table } of tables.values()) expect(ResultTable.parse(table)).toEqual(table)
  })

  it('have the categories of the rows, without the total, and a figure that is not defined stays so', () => {
    const table = tables.get('riesgo.eventsBy.causa.episodes')?.table
    expect(table?.dimensions[0]?.categories).toEqual([
      { code: '1', label: 'Extortion' },
      { code: '2', label: 'Threats' },
    ])
    expect(table?.cells.map(({ group, estimate, se }) => [group[0], estimate, se])).toEqual([
      ['1', 3, null],
      ['2', null, null],
    ])
    expect([table?.title, table?.statistic, table?.unit]).toEqual(['Risk: Episodes', 'total', 'Episodes'])
    expect(tables.get('riesgo.eventsBy.causa.episodeShare')?.table.statistic).toBe('proportion')
  })

  it('are asked for by charts of the plan, which is refused for what it does not have', () => {
    const withChart = (table: string) =>
      plan({
        analyses: [
          {
            id: 'riesgo',
            title: 'Riesgo',
            analysis: 'riskIndex',
            dataset: 'a',
            area: 'a',
            components: [{ variable: 'b' }, { variable: 'c' }],
            unit: 'u',
          },
        ],
        report: { sections: [{ title: 'Uno', charts: [{ id: 'c', chart: 'map', table }] }] },
      })
    expect(() => checkPlan(withChart('riesgo.riskIndex.b'))).not.toThrow()
    expect(() => checkPlan(withChart('riesgos.riskIndex.b'))).toThrow('plan.unknown-table')
    expect(analysisOfColumn(withChart('size'), 'size')).toBeUndefined()
    expect(analysisOfColumn(withChart('size'), 'riesgo.riskIndex.b')?.id).toBe('riesgo')
  })
})
