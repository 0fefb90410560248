import { describe, expect, test } from 'vitest'
import { EditRule } from '../../../main/contract/checks.ts'
import { DesignSpec } from '../../../main/contract/design.ts'
import { MicrodataSpec } from '../../../main/contract/microdata.ts'
import { editPlan } from '../../../main/files/plan-edits.ts'
import { newPlanText, readPlan } from '../../../main/files/plan-yaml.ts'
import { refusal } from '../../harness/refusal.ts'

const text = `# La encuesta
caracteriza: 1
study: { title: Prueba, window: "2026" }
codebook:
  familias:
    area: { label: Área, kind: nominal } # del marco
checks:
  - dataset: familias
    rules:
      - { id: edad, check: range, label: Edad, variable: edad, from: 0, to: 110 } # acordada
designs:
  # Tamizaje
  - id: familias
    dataset: familias
    strata: [ estrato ] # del marco
    psu: [ upm ]
    weight: factor
`
const design = readPlan(text).designs[0] as DesignSpec

describe('changes of a plan in YAML', () => {
  test('touch what they change and nothing else, comments included', () => {
    const rake = { step: 'rake' as const, margins: [{ by: ['area'], dataset: 'totales', total: 'n' }] }
    const changed = DesignSpec.parse({ ...design, lonelyPsu: 'adjust', weighting: [rake, { ...rake, enabled: false }] })
    const edited = editPlan(text, [{ edit: 'design', design: changed }])
    expect(edited).toBe(`${text}    lonelyPsu: adjust
    weighting:
      - step: rake
        margins:
          - by:
              - area
            dataset: totales
            total: n
      - step: rake
        enabled: false
        margins:
          - by:
              - area
            dataset: totales
            total: n
`)
    expect(readPlan(edited).designs[0]).toEqual(changed)
    expect(editPlan(edited, [{ edit: 'design', design }])).toBe(text)
  })

  test('put an analysis with what was written of it, change what differs and take it out again', () => {
    const analysis = {
      analysis: 'prevalence',
      id: 'p',
      title: 'P',
      design: 'familias',
      displaced: 'd.x',
      ciLevel: 0.95,
    }
    const added = editPlan(text, [{ edit: 'analysis', analysis: { ...analysis, unit: 'hogares' } }])
    expect(added).toBe(`${text}analyses:
  - analysis: prevalence
    id: p
    title: P
    design: familias
    displaced: d.x
    unit: hogares
`)
    const noted = added.replace('d.x', 'd.x # acordado')
    const changed = editPlan(noted, [{ edit: 'analysis', analysis: { ...analysis, unit: 'casas', ciLevel: 0.9 } }])
    expect(changed).toBe(`${noted.replace('hogares', 'casas')}    ciLevel: 0.9\n`)
    expect(readPlan(editPlan(changed, [{ edit: 'remove', part: 'analyses', id: 'p' }])).analyses).toEqual([])
  })

  test('document variables one by one and many at once, and give them back to the file', () => {
    const edits = [
      { edit: 'variables', dataset: 'familias', variables: ['area', 'sexo'], change: { kind: 'ordinal' } },
      { edit: 'variables', dataset: 'familias', variables: ['area'], change: { label: null } },
    ] as const
    const edited = editPlan(
      text,
      edits.map((edit) => ({ ...edit, variables: [...edit.variables] })),
    )
    expect(readPlan(edited).codebook).toEqual({ familias: { area: { kind: 'ordinal' }, sexo: { kind: 'ordinal' } } })
    expect(edited).toContain('# del marco')
    const emptied = editPlan(edited, [
      { edit: 'variables', dataset: 'familias', variables: ['area', 'sexo'], change: { kind: null } },
    ])
    expect(readPlan(emptied).codebook).toEqual({})
  })

  test('put, move and take away rules', () => {
    const rule = EditRule.parse({ id: 'edad', check: 'range', label: 'Edad', variable: 'edad', from: 0, to: 120 })
    const put = editPlan(text, [{ edit: 'rule', dataset: 'familias', rule }])
    expect(put).toContain('to: 120 } # acordada')
    const moved = editPlan(put, [
      { edit: 'rule', dataset: 'personas', rule },
      { edit: 'record', dataset: 'personas', variable: 'folio' },
    ])
    expect(readPlan(moved).checks.map(({ dataset, record, rules }) => [dataset, record, rules.length])).toEqual([
      ['familias', undefined, 0],
      ['personas', 'folio', 1],
    ])
    expect(readPlan(editPlan(moved, [{ edit: 'removeRule', rule: 'edad' }])).checks[1]?.rules).toEqual([])
  })

  test('begin with nothing', () => {
    const begun = editPlan(newPlanText('Estudio: «nuevo»'), [{ edit: 'design', design }])
    expect(readPlan(begun)).toMatchObject({ study: { title: 'Estudio: «nuevo»', window: '' }, designs: [design] })
  })

  test('refuse what is not there', () => {
    expect(refusal(() => editPlan(text, [{ edit: 'removeDesign', design: 'otro' }]))).toMatchObject({
      code: 'plan.no-design',
    })
    expect(refusal(() => editPlan(text, [{ edit: 'removeRule', rule: 'otra' }]))).toMatchObject({
      code: 'check.unknown-rule',
    })
  })

  test('put a file of records in the plan without what goes without saying, and take it out', () => {
    const microdata = MicrodataSpec.parse({
      id: 'abierto',
      title: 'Familias',
      design: 'familias',
      keys: ['area'],
      steps: [{ step: 'limit', variable: 'area', top: 5 }, { step: 'suppress' }],
    })
    const edited = editPlan(text, [{ edit: 'microdata', microdata }])
    expect(edited).toBe(`${text}microdata:
  - id: abierto
    title: Familias
    design: familias
    keys:
      - area
    steps:
      - step: limit
        variable: area
        top: 5
      - step: suppress
`)
    expect(readPlan(edited).microdata).toEqual([microdata])
    expect(readPlan(editPlan(edited, [{ edit: 'remove', part: 'microdata', id: 'abierto' }])).microdata).toEqual([])
  })

  test('of parameters give another number to a name, and leave the others and what is said of them', () => {
    const chosen = `${text}parameters:
  - { name: personas, value: 4, label: Personas, source: Ejemplo } # del censo
  - { name: corte, value: 2, label: Corte, source: Comité } # acordado
`
    const parameter = { name: 'personas', value: 3.6, label: 'Personas', source: 'Censo 2024' }
    const edited = editPlan(chosen, [{ edit: 'parameter', parameter }])
    expect(edited).toContain('# acordado')
    expect(readPlan(edited).parameters).toEqual([parameter, expect.objectContaining({ name: 'corte', value: 2 })])
    const without = readPlan(editPlan(edited, [{ edit: 'removeParameter', parameter: 'personas' }]))
    expect(without.parameters.map(({ name }) => name)).toEqual(['corte'])
    expect(() => editPlan(chosen, [{ edit: 'removeParameter', parameter: 'otro' }])).toThrow('plan.unknown-parameter')
  })

  test('of the words before a report keep its sections and its logos, and those of sections keep the words', () => {
    const reported = `${text}report:
  logos: [ { id: oficina, file: oficina.png, alt: Oficina } ]
  citation: Así.
  sections: [ { title: Uno } ]
`
    const front = { cover: { subtitle: { es: 'Informe', en: 'Report' } }, credits: [{ role: 'Texto', names: 'Ana' }] }
    const edited = readPlan(editPlan(reported, [{ edit: 'front', front }])).report
    expect(edited).toMatchObject({
      ...front,
      citation: 'Así.',
      logos: [{ id: 'oficina' }],
      sections: [{ title: 'Uno' }],
    })
    const sections = [{ title: 'Dos', text: [], tables: [], tests: [], analyses: [], charts: [] }]
    const again = readPlan(editPlan(reported, [{ edit: 'report', sections }])).report
    expect(again).toMatchObject({ citation: 'Así.', logos: [{ id: 'oficina' }], sections: [{ title: 'Dos' }] })
  })
})
