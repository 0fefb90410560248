import { describe, expect, it } from 'vitest'
import type { ConceptBase } from '../../../../main/contract/concept.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { withIndicators } from '../../../../main/core/indicator/with-indicators.ts'
import { checkPlan } from '../../../../main/core/plan/checking/check-plan.ts'
import { wordingIn } from '../../../../main/engine/plan/plan-in-force.ts'
import { loadIndicators } from '../../../../main/files/indicators.ts'
import { planOfBases } from '../../../harness/indicator-bases.ts'
import { resources } from '../../../harness/sample-study.ts'

const library = loadIndicators(resources)
const expanded = (bases: readonly ConceptBase[], more: object = {}): Plan => {
  const plan = withIndicators(planOfBases(library, bases, more), library, wordingIn(resources))
  checkPlan(plan)
  return plan
}
const section = (indicators: string[]) => ({ report: { sections: [{ title: 'Sección', indicators }] } })
const tableOf = ({ tables }: Plan, id: string) => tables.find((table) => table.id === id)

const persons: ConceptBase = {
  design: 'personas',
  unit: 'persons',
  groups: { variable: 'grupo', displaced: '1', comparator: '2' },
  members: { variable: 'relacion', displaced: '1', later: ['2', '3'] },
  variables: { sex: 'sexo', age: 'edad' },
}
const families: ConceptBase = {
  design: 'familias',
  unit: 'families',
  groups: { variable: 'condición de hoy', displaced: '01' },
  planned: ['groups'],
  variables: {
    displacement_year: ['anio', 'periodo'],
    origin: ['depto_origen', 'zona_origen'],
    destination: ['depto', 'zona'],
    head_sex: 'jefatura',
  },
}

describe('a comparator block', () => {
  const plan = expanded([persons], section(['c1_sex', 'c1_mean_age']))

  it('spreads by the groups, keeps to them and has the difference beside it', () => {
    expect(tableOf(plan, 'c1_sex')).toMatchObject({
      design: 'personas',
      statistic: 'proportion',
      variable: 'sexo',
      by: ['grupo'],
      where: 'd.grupo == 1 || d.grupo == 2',
      unit: { es: '% de personas', en: '% of persons' },
      universe: { es: 'Personas desplazadas y de comparación', en: 'Displaced persons and comparators' },
    })
    expect(plan.comparisons.find(({ id }) => id === 'c1_sex_difference')).toMatchObject({
      compare: 'differences',
      table: 'c1_sex',
      between: 'grupo',
      reference: '2',
      beside: true,
    })
    expect(tableOf(plan, 'c1_mean_age')).toMatchObject({ by: ['grupo', 'sexo'], title: { es: 'Edad media, por sexo' } })
  })

  it('becomes a table of the displaced alone, and says so, where nobody is compared', () => {
    const { comparator: _, ...groups } = persons.groups ?? { variable: '', displaced: '' }
    const alone = expanded([{ ...persons, groups }], section(['c1_sex']))
    expect(tableOf(alone, 'c1_sex')).toMatchObject({
      by: [],
      where: 'd.grupo == 1',
      universe: { en: 'Displaced persons' },
    })
    expect(JSON.stringify(tableOf(alone, 'c1_sex')?.remarks)).toContain('no tiene población de comparación')
    expect(alone.comparisons).toEqual([])
  })

  it('is computed on the base that has a comparator, wherever it stands', () => {
    const listed: ConceptBase = { ...persons, design: 'listado', groups: { variable: 'desplazada', displaced: '1' } }
    expect(tableOf(expanded([listed, persons], section(['c1_sex'])), 'c1_sex')?.design).toBe('personas')
  })
})

describe('the four headline units', () => {
  it('appear together', () => {
    const plan = expanded([families, persons], section(['b2_households', 'b2_persons']))
    expect(plan.tables.map(({ id }) => id)).toEqual(['b2_households', 'b2_persons'])
    expect(tableOf(plan, 'b2_households')).toMatchObject({
      title: { es: 'Familias con al menos una persona desplazada' },
      where: 'd["condición de hoy"] == "01"',
      plannedDomains: true,
    })
    expect(tableOf(plan, 'b2_persons')).toMatchObject({
      by: ['relacion'],
      merge: { relacion: [{ codes: ['2', '3'] }] },
      where: 'd.relacion == 1 || d.relacion == 2 || d.relacion == 3',
    })
  })

  it('are left out together', () => {
    const plan = expanded([families, persons], { ...section(['b']), indicators: { withheld: ['b2_persons'] } })
    expect(plan.tables.map(({ id }) => id).filter((id) => id.startsWith('b2'))).toEqual([])
  })

  it('are missing together, and the section says what is lacking', () => {
    const { members: _, ...withoutMembers } = persons
    const plan = expanded([families, withoutMembers], section(['b']))
    expect(plan.tables.map(({ id }) => id)).not.toContain('b2_households')
    const said = JSON.stringify(plan.report?.sections[0]?.text)
    expect(said).toContain(
      'B2 hogares con al menos una persona desplazada (falta: relación de la persona con el desplazamiento)',
    )
  })
})

describe('an indicator by rule', () => {
  it('warns of memory wherever years are told, and tests the trend', () => {
    const plan = expanded([families], section(['b5_year']))
    expect(JSON.stringify(tableOf(plan, 'b5_year')?.remarks)).toContain('se recuerda mejor')
    expect(plan.comparisons).toMatchObject([{ compare: 'trend', id: 'b5_year_trend', along: 'anio' }])
  })

  it('becomes coarser variable by variable, and then leaves dimensions out', () => {
    const at = (steps: number) =>
      tableOf(
        expanded([families], {
          ...section(['d6_matrix']),
          ...(steps > 0 ? { indicators: { coarser: { d6_matrix: steps } } } : {}),
        }),
        'd6_matrix',
      )
    expect([0, 1, 2, 3].map((steps) => [at(steps)?.by, at(steps)?.variable])).toEqual([
      [['depto_origen'], 'depto'],
      [['zona_origen'], 'depto'],
      [['zona_origen'], 'zona'],
      [[], 'zona'],
    ])
    expect(JSON.stringify(at(1)?.remarks)).toContain('Se unieron categorías')
  })

  it('looks back on the earlier round with its caveat, whose base serves nothing else', () => {
    const now: ConceptBase = {
      design: 'r2',
      unit: 'households',
      variables: { mobility: 'movilidad' },
      earlier: { design: 'r1', samples: 'independent' },
    }
    const before: ConceptBase = { design: 'r1', unit: 'households', variables: { mobility: 'mov', area: 'area' } }
    const plan = expanded([before, now], section(['b1_mobility', 'b7_mobility']))
    expect(plan.tables.map(({ id, design, variable }) => [id, design, variable])).toEqual([
      ['b7_mobility', 'r2', 'movilidad'],
      ['b7_mobility_earlier', 'r1', 'mov'],
    ])
    expect(plan.comparisons).toMatchObject([{ compare: 'change', since: 'b7_mobility_earlier', comparability: {} }])
  })
})

describe('a report', () => {
  it('is the complete one where the plan has no sections: each of them says what it lacks or accounts for', () => {
    const { report, tables } = expanded([families, persons])
    expect(report?.sections.map(({ title }) => (title as { es: string }).es[0])).toHaveLength(10)
    for (const one of report?.sections ?? []) expect(one.text.length + one.tables.length).toBeGreaterThan(0)
    expect(tables.length).toBeGreaterThan(5)
  })

  it('prints an indicator once, leaves out what the plan leaves out, and keeps the tables of the author', () => {
    const own = {
      id: 'propia',
      title: 'Propia',
      design: 'familias',
      statistic: 'count',
      unit: 'familias',
      universe: 'Familias',
    }
    const plan = expanded([families], {
      tables: [own],
      indicators: { without: ['d3_actor'], withheld: ['d7_reach', 'd9_destination'] },
      report: {
        sections: [
          { title: 'Uno', indicators: ['d6_matrix'], tables: ['propia'] },
          { title: 'Dos', indicators: ['d'] },
        ],
      },
    })
    const [one, two] = plan.report?.sections ?? []
    expect(one?.tables).toEqual(['d6_matrix', 'propia'])
    expect(two?.tables).not.toContain('d6_matrix')
    expect(JSON.stringify(two?.text)).not.toContain('D3 actor responsable;')
    expect(JSON.stringify(two?.text)).toContain('precisos: D9 familias desplazadas.')
  })

  it('is nothing new for a plan without concepts', () => {
    const plan = planOfBases(library, [], { designs: [] })
    expect(withIndicators(plan, library, wordingIn(resources))).toEqual(plan)
  })
})
