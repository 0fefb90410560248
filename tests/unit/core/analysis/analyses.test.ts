import { describe, expect, it } from 'vitest'
import { AnalysisSpec } from '../../../../main/contract/analysis.ts'
import type { ResultTable } from '../../../../main/contract/results.ts'
import type { AnalysisSources } from '../../../../main/core/analysis/analysis-sources.ts'
import { computeAnalysis } from '../../../../main/core/analysis/compute-analysis.ts'
import { indicatorValues } from '../../../../main/core/analysis/solutions/indicator-values.ts'
import { SolutionsIndicator } from '../../../../main/core/analysis/solutions/spec.ts'
import type { Frame } from '../../../../main/core/data/frame.ts'
import { checkPlan } from '../../../../main/core/plan/checking/check-plan.ts'
import { frame } from '../../../harness/frames.ts'
import { plan } from '../../../harness/plans.ts'
import { syntheticTables } from '../../../harness/report-study.ts'

const sourcesOf = (frames: readonly Frame[], parts: Parameters<typeof plan>[0] = {}): AnalysisSources => {
  const none = () => {
    throw new Error('not asked for')
  }
  const named = (name: string) => frames.find(({ dataset }) => dataset === name) ?? none()
  return { plan: plan(parts), frame: named, design: none, table: none }
}

const common = { id: 'a', title: 'Prueba', unit: 'personas', bootstrap: { replicates: 200 } }
const size = (lists: object[], frames: readonly Frame[], more: object = {}, parts = {}) =>
  computeAnalysis(
    AnalysisSpec.parse({ analysis: 'populationSize', ...common, lists, ...more }),
    sourcesOf(frames, parts),
  )

/** Units by pattern: so many records on exactly these lists. */
const records = (counts: Readonly<Record<string, number>>): Frame => {
  const rows = Object.entries(counts).flatMap(([pattern, count]) => Array<string>(count).fill(pattern))
  const list = (place: number) => rows.map((pattern) => Number(pattern[place]))
  return frame('personas', {
    a: list(0),
    b: list(1),
    c: list(2),
    hogar: rows.map((_, row) => Math.floor(row / 2)),
  })
}
const three = ['a', 'b', 'c'].map((name) => ({ name, dataset: 'personas', where: `d.${name} == 1` }))
/** The enumerations of Darroch et al. 1993. */
const enumerations = { '111': 72, '110': 155, '101': 7, '100': 71, '011': 13, '010': 53, '001': 43, '000': 9 }

describe('a population size', () => {
  it('comes from yes and no questions on one dataset; those on no list are said and do not count', () => {
    const result = size(three, [records(enumerations)], { criterion: 'aic' })
    const [estimates] = result.parts
    expect(estimates?.rows[0]?.slice(0, 2)).toEqual(['logLinear', expect.closeTo(1239.9658, 3)])
    expect(result.notes).toContainEqual({ code: 'population.onNone', params: { onNone: 9 } })
    expect(result.parts.map(({ name }) => name)).toEqual(['populationSize', 'lists', 'patterns', 'models'])
    expect(result.fewest).toBe(7)
  })

  it('can have its model from the plan, with all that is inside its interactions', () => {
    const given = size(three, [records(enumerations)], { model: ['a*b', 'b*c'] })
    expect(given.parts[0]?.rows[0]?.[1]).toBeCloseTo(850.1429, 3)
    expect(() => size(three, [records(enumerations)], { model: ['a*x'] })).toThrow('population.unknown-list')
    expect(() => size(three, [records(enumerations)], { model: ['a*b*c'] })).toThrow('population.model-fails')
  })

  it('counts the households behind its patterns where records are persons', () => {
    const parts = { disclosure: { households: { personas: 'hogar' } } }
    // Seven persons of the pattern 101 stand in rows 227 to 233: households 113 to 116.
    expect(size(three, [records(enumerations)], {}, parts).fewest).toBe(4)
  })

  it('is refused where a list has a key twice, or only some lists have keys', () => {
    const one = frame('uno', { doc: [1, 2, 2] })
    const other = frame('dos', { doc: [2, 3, null] })
    const lists = (key?: string) => [
      { name: 'uno', dataset: 'uno', key: 'doc' },
      { name: 'dos', dataset: 'dos', ...(key === undefined ? {} : { key }) },
    ]
    expect(() => size(lists('doc'), [one, other])).toThrow('population.key-twice')
    expect(() => size(lists(), [one, other])).toThrow('population.keys')
  })
})

describe('an indicator of a household', () => {
  const households = frame(
    'hogares',
    { id: ['x', 'y', 'z', 'w'], segura: [1, 2, 8, 9] },
    { segura: [{ code: '9', reason: 'refused' }] },
  )
  const persons = frame('personas', { id: ['x', 'x', 'y', 'y', 'q'], doc: [1, 0, 0, 0, 1] })
  const sources = sourcesOf([households, persons])
  const values = (indicator: object) => [
    ...indicatorValues(SolutionsIndicator.parse({ subcriterion: '1.1', ...indicator }), households, sources),
  ]

  it('is overcome whom the question does not concern, and unknown of who refuses', () => {
    expect(values({ variable: 'segura', overcome: ['1'], notApplicable: ['8'] })).toEqual([1, 0, 1, Number.NaN])
  })

  it('follows from its members by the rule, unknown without any', () => {
    const members = { dataset: 'personas', key: 'id' }
    const of = (rule: string) => values({ variable: 'doc', overcome: ['1'], members: { ...members, rule } })
    expect(of('anyMember')).toEqual([1, 0, Number.NaN, Number.NaN])
    expect(of('allMembers')).toEqual([0, 0, Number.NaN, Number.NaN])
  })

  it('is refused for a code that is nowhere', () => {
    expect(() => values({ variable: 'segura', overcome: ['7'] })).toThrow('solutions.unknown-code')
  })
})

describe('what a table leaves out for want of precision', () => {
  const prevalence = syntheticTables.find(({ id }) => id === 'prevalencia') as ResultTable
  const level = prevalence.levels[0]?.code
  const findings = (
    analysis: object,
    leastQuality: 'reliable' | 'weak' | undefined,
    table = prevalence,
    frames: readonly Frame[] = [],
  ) =>
    computeAnalysis(AnalysisSpec.parse({ id: 'a', title: 'Prueba', ...analysis }), {
      ...sourcesOf(frames),
      table: () => ({ ...table, ...(leastQuality === undefined ? {} : { leastQuality }) }),
    }).parts[0]?.rows
  const source = (name: string) => ({
    name: `zona${name}`,
    kind: 'survey',
    table: 'prevalencia',
    at: { departamento: name },
    level,
    date: '2026',
  })
  const triangulation = { analysis: 'triangulation', sources: [source('01'), source('03')] }

  it('stands in no triangulation of it, which says why', () => {
    const shown = findings(triangulation, undefined)
    expect(shown?.[1]).toEqual([
      'zona03',
      'source.survey',
      0.019,
      expect.any(Number),
      expect.any(Number),
      'quality.unreliable',
      55,
    ])
    const left = findings(triangulation, 'weak')
    expect(left?.[0]).toEqual(shown?.[0])
    expect(left?.[1]).toEqual(['zona03', 'source.survey', null, null, null, 'quality.unreliable', 55])
  })

  it('is no usable area of it, however little the analysis asks for', () => {
    const usable = { analysis: 'usableAreas', table: 'prevalencia', level }
    const areas = (leastQuality: 'reliable' | undefined) =>
      findings(usable, leastQuality, {
        ...prevalence,
        cells: prevalence.cells.map((cell) =>
          cell.group[0] === '01' ? { ...cell, verdict: { level: 'weak', reasons: [] } } : cell,
        ),
      })?.map(([, share]) => share)
    expect(areas(undefined)).toEqual([0.015, 0.011])
    expect(areas('reliable')).toEqual([0.015])
  })

  it('stands beside no prediction of a model, which speaks for it', () => {
    const model = {
      analysis: 'smallAreas',
      table: 'prevalencia',
      level,
      covariates: { dataset: 'zonas', key: 'zona', variables: ['pobreza'] },
    }
    const [first, ...dimensions] = prevalence.dimensions
    const more = ['04', '05'].map((code, place) => ({
      ...prevalence.cells[place],
      group: [code],
      estimate: 0.01 * (place + 2),
    }))
    const wider = {
      ...prevalence,
      dimensions: [
        { ...first, categories: [...(first?.categories ?? []), { code: '04' }, { code: '05' }] },
        ...dimensions,
      ],
      cells: [...prevalence.cells, ...more],
    } as ResultTable
    const zones = frame('zonas', { zona: ['01', '02', '03', '04', '05'], pobreza: [10, 30, 20, 50, 40] })
    const [shown, left] = ([undefined, 'weak'] as const).map((least) => findings(model, least, wider, [zones]))
    // Code, way, n, direct estimate and its standard error, prediction.
    const parts = (rows: typeof shown) => rows?.map((row) => row.slice(1, 6))
    expect(parts(shown)?.[2]).toEqual(['combined', 55, 0.019, expect.any(Number), expect.any(Number)])
    expect(parts(left)?.[2]).toEqual(['combined', 55, null, null, parts(shown)?.[2]?.[4]])
    expect(parts(left)?.slice(0, 2)).toEqual(parts(shown)?.slice(0, 2))
  })
})

describe('a plan with analyses', () => {
  const list = { name: 'a', dataset: 'x', key: 'k' }
  const population = { analysis: 'populationSize', ...common, lists: [list, list] }

  it('is refused for names twice, and for analyses that the report asks for and nobody declares', () => {
    expect(() => checkPlan(plan({ analyses: [population] }))).toThrow('plan.duplicate-name')
    const report = { sections: [{ title: 'Uno', analyses: ['b'] }] }
    expect(() => checkPlan(plan({ report }))).toThrow('plan.unknown-analysis')
  })

  it('is refused for a table, a design or an aspect that it does not have', () => {
    const source = { kind: 'survey', table: 'size', date: '2026' }
    const sources = (covers: object) => [
      { name: 'x', ...source, covers },
      { name: 'y', ...source },
    ]
    const triangulation = (covers: object) => ({
      analysis: 'triangulation',
      id: 't',
      title: 'T',
      sources: sources(covers),
    })
    expect(() => checkPlan(plan({ analyses: [triangulation({})] }))).not.toThrow()
    expect(() => checkPlan(plan({ analyses: [triangulation({ rural: 'yes' })] }))).toThrow(
      'triangulation.unknown-aspect',
    )
    const areas = {
      analysis: 'smallAreas',
      id: 's',
      title: 'S',
      table: 'no',
      covariates: { dataset: 'd', key: 'k', variables: ['v'] },
    }
    expect(() => checkPlan(plan({ analyses: [areas] }))).toThrow('plan.unknown-table')
  })
})
