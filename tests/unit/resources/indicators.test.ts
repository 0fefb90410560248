import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indicatorUnits, isStructural } from '../../../main/contract/concept.ts'
import { solutionsParts } from '../../../main/contract/solutions-measure.ts'
import { standings } from '../../../main/core/indicator/available.ts'
import { coarseningSteps } from '../../../main/core/indicator/coarsen.ts'
import { figureParts } from '../../../main/core/indicator/figure-parts.ts'
import { conceptsNeeded, indicatorsOf } from '../../../main/core/indicator/library.ts'
import { wordingIn } from '../../../main/engine/plan/plan-in-force.ts'
import { loadIndicators } from '../../../main/files/indicators.ts'
import { planOfBases, wholeBase } from '../../harness/indicator-bases.ts'
import { resources } from '../../harness/sample-study.ts'

const library = loadIndicators(resources)
const wording = wordingIn(resources)
const all = indicatorsOf(library)
const counts = { A: 6, B: 7, C: 7, D: 14, E: 10, F: 7, G: 7, H: 3, I: 5, J: 4 }

describe('the indicator library', () => {
  it('has every table shell of a characterization report, in the order of its sections', () => {
    const shells = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, place) => `${letter}${place + 1}`),
    )
    expect([...new Set(all.map(({ shell }) => shell))].filter((shell) => shell !== 'IRIS' && shell !== 'CC')).toEqual(
      shells,
    )
    expect(library.sections.map(({ id }) => id)).toEqual([...'abcdefghij', 'crosscountry', 'iris'])
  })

  it('asks for no concept in vain', () => {
    const asked = new Set(all.flatMap((one) => (one.kind === 'figures' ? conceptsNeeded(one) : [])))
    const unasked = [...library.concepts.keys()].filter((id) => !asked.has(id))
    expect(unasked).toEqual([])
  })

  it('says of each indicator what it measures of the Interagency Indicator Library, or that this has none of it', () => {
    // Events, registers and risk (I, J) are of no household or person that the library asks.
    const asking = library.sections.filter(({ id }) => id !== 'i' && id !== 'j')
    const figures = asking.flatMap(({ indicators }) => indicators.filter((one) => one.kind === 'figures'))
    const without = figures.filter(({ solutions }) => solutions.length === 0).map(({ id }) => id)
    expect(without).toEqual([
      ...['b1_mobility', 'b2_households', 'b2_persons', 'b4_reasons', 'b7_mobility'],
      ...[
        'd3_actor',
        'd5_moment',
        'd10_whole',
        'd11_destination',
        'd12_arrival',
        'd12_now',
        'd13_needs',
        'd14_warning',
      ],
      ...[
        'e1_impacts',
        'e2_tenure_before',
        'e4_need',
        'e4_reason',
        'e5_interruption',
        'e5_reason',
        'e6_before',
        'e6_sector',
      ],
      ...['e6_contract', 'e7_coping', 'e9_psychosocial'],
      ...['f5_assistance', 'f5_types', 'f5_providers', 'f6_protection', 'f6_present', 'f7_law'],
      ...['cc_actor', 'cc_accommodation', 'cc_events', 'iris_accommodation', 'iris_related'],
    ])
    const measured = new Set(figures.flatMap(({ solutions }) => solutions))
    expect([...library.solutions.keys()].filter((name) => !measured.has(name))).toEqual([])
    expect(new Set([...library.solutions.values()].map(({ part }) => part))).toEqual(new Set(solutionsParts))
  })

  it('can be had whole by a study that maps every concept, with words in both languages at every fineness', () => {
    const bases = indicatorUnits.map((unit) => wholeBase(library, unit))
    const later = bases.map((base) =>
      base.unit === 'households' ? { ...base, earlier: { design: 'before', samples: 'independent' as const } } : base,
    )
    const before = { ...wholeBase(library, 'households'), design: 'before' }
    for (const standing of standings(planOfBases(library, [...later, before]), library)) {
      expect([standing.indicator.id, standing.state]).toEqual([
        standing.indicator.id,
        standing.indicator.kind === 'account' ? 'account' : 'available',
      ])
      if (standing.state !== 'available') continue
      const steps = coarseningSteps(standing.indicator, standing.placed.base).length
      for (let gone = 0; gone <= steps; gone++) {
        const { tables, comparisons, charts } = figureParts({ ...standing.placed, steps: gone }, library, wording)
        const told = JSON.stringify([tables, comparisons, charts])
        expect(told).not.toMatch(/\{\{|undefined/)
        for (const { title, unit, universe } of tables)
          for (const text of [title, unit, universe])
            expect(text).toEqual({ es: expect.stringMatching(/./), en: expect.stringMatching(/./) })
      }
    }
  })

  it('tells which concepts are declared in parts of their own', () => {
    expect([...library.concepts.keys()].filter(isStructural)).toEqual(['groups', 'movers', 'members', 'earlier'])
  })

  it('grows by a file alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'resources-'))
    cpSync(join(resources, 'indicators'), join(folder, 'indicators'), { recursive: true })
    const own = `id: own
isTemplate: false
title: { es: Propios, en: Own }
indicators:
  - { id: own_sex, kind: figures, shell: C1, unit: persons, statistic: proportion, variable: sex, among: all, title: { es: Sexo de todos, en: Sex of all } }
`
    writeFileSync(join(folder, 'indicators', 'own.yaml'), own)
    const grown = loadIndicators(folder)
    const standing = standings(planOfBases(grown, [wholeBase(grown, 'persons')]), grown).find(
      ({ indicator }) => indicator.id === 'own_sex',
    )
    expect(standing?.state).toBe('available')
    writeFileSync(join(folder, 'indicators', 'own.yaml'), own.replace('variable: sex', 'variable: shoe_size'))
    expect(() => loadIndicators(folder)).toThrow('needs the concept shoe_size')
    rmSync(folder, { recursive: true })
  })
})
