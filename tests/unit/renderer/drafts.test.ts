import { describe, expect, test } from 'vitest'
import type { EditRule } from '../../../main/contract/checks.ts'
import { DesignSpec } from '../../../main/contract/design.ts'
import { WeightingStep } from '../../../main/contract/weighting.ts'
import {
  changeOf,
  faultOf,
  unlistedCodes,
  draftOf as variableDraft,
} from '../../../renderer/features/data/codebook/variable-draft.ts'
import { namesForExport, renamed } from '../../../renderer/features/data/import/export-names.ts'
import {
  newStep,
  draftOf as stepDraft,
  stepKinds,
  stepOf,
} from '../../../renderer/features/design/ledger/step-draft.ts'
import { wayOut } from '../../../renderer/features/design/way-out.ts'
import { newRule, draftOf as ruleDraft, ruleOf } from '../../../renderer/features/quality/rules/rule-draft.ts'
import { numberOf } from '../../../renderer/i18n/number-of.ts'

describe('a number that is typed', () => {
  test('has a decimal point or comma, or is none', () => {
    expect(['1,5', '1.5', '-2', '−2', '1e-9', '1\u202f500'].map(numberOf)).toEqual([1.5, 1.5, -2, -2, 1e-9, 1500])
    expect(numberOf('  ')).toBeUndefined()
    expect(['1,5,2', '1.500,2', 'doce', '1,2.3'].map(numberOf)).toEqual([NaN, NaN, NaN, NaN])
  })
})

describe('a weighting step that is put together', () => {
  const margin = { by: ['sexo'], dataset: 'totales', total: 'n' }
  const steps = [
    { step: 'selection', probabilities: ['p'], sizes: [{ population: 'N', sample: 'n' }] },
    { step: 'postStratify', margin },
    { step: 'rake', margins: [margin, margin], epsilon: 1e-9 },
    {
      step: 'calibrate',
      margins: [margin],
      numbers: [{ variable: 'edad', total: 1.5 }],
      distance: 'logit',
      bounds: { lower: 0.5, upper: 2 },
      cluster: 'hogar',
    },
    { step: 'trim', upper: 110.5, strict: false, enabled: false },
    { step: 'eligibility', known: 'e', classes: ['area'] },
    { step: 'nonresponse', responded: 'r' },
    { step: 'propensity', responded: 'r', predictors: ['edad'], classes: 5 },
  ].map((one) => WeightingStep.parse(one))

  test.each(steps)('$step is the same after the form', (one) => {
    const draft = stepDraft(one)
    expect(draft && stepOf(draft)).toEqual(one)
  })

  test('is none as long as it lacks something', () => {
    for (const kind of stepKinds) expect(stepOf(newStep(kind))).toBeNull()
    expect(stepOf({ ...newStep('trim'), upper: 'mucho' })).toBeNull()
  })
})

describe('a rule that is written', () => {
  const every = { id: 'r', label: { es: 'R' }, severity: 'warning' as const }
  const rules: EditRule[] = [
    { check: 'rule', ...every, formula: 'd.a > 0', whenMissing: 'evaluate', where: 'd.b == 1' },
    { check: 'range', ...every, variable: 'edad', from: 0, to: 110 },
    { check: 'skip', ...every, asked: 'd.a == 1', variables: ['b'] },
    { check: 'duplicates', ...every, key: ['folio', 'orden'] },
    { check: 'duplicates', ...every, key: ['estado', 'causa'], within: { variable: 'inicio', days: 7 } },
    {
      check: 'consistency',
      ...every,
      from: 'personas',
      key: 'folio',
      aggregates: { n: 'op.count()' },
      formula: 'd.n == d.a',
    },
    { check: 'outliers', ...every, variable: 'gasto', by: ['area'], scale: 'log', distance: 4, least: 5 },
    { check: 'profile', ...every, by: ['encuestador'], missing: ['edad'], outliers: [], distance: 3, least: 10 },
  ]

  test.each(rules)('$check is the same after the form', (rule) => {
    expect(ruleOf(ruleDraft({ dataset: 'd', rules: [], corrections: [] }, rule))).toEqual(rule)
  })

  test('is none without a name', () => {
    expect(ruleOf(newRule('d'))).toBeNull()
  })
})

describe('a variable that is documented', () => {
  const variable = {
    name: 'sexo',
    kind: 'nominal' as const,
    storage: 'number' as const,
    label: 'Sexo',
    categories: [{ code: '1', label: { es: 'Hombre' } }],
    missing: [{ from: 90, to: 99, reason: 'refused' as const }],
  }
  const before = variableDraft(variable)

  test('says only what changed', () => {
    expect(changeOf(before, before)).toEqual({})
    expect(changeOf({ ...before, kind: 'ordinal' }, before)).toEqual({ kind: 'ordinal' })
    const missing = [{ code: '9', from: '', to: '', isRange: false, reason: 'dontKnow' as const, label: '' }]
    expect(changeOf({ ...before, missing }, before)).toEqual({ missing: [{ code: '9', reason: 'dontKnow' }] })
  })

  test('gives up its code list when categories are written out', () => {
    expect(changeOf({ ...before, categories: [] }, before)).toEqual({ categories: [], list: null })
  })

  test('is refused with two equal codes, or a missing value that says nothing', () => {
    const twice = [
      { code: '1', label: '' },
      { code: '1 ', label: '' },
    ]
    expect(faultOf({ ...before, categories: twice })).toBe('codeTwice')
    const range = { code: '', from: '', to: '', isRange: true, reason: 'refused' as const, label: '' }
    expect(faultOf({ ...before, missing: [range] })).toBe('missingEmpty')
    expect(faultOf({ ...before, missing: [{ ...range, from: 'x' }] })).toBe('missingNumber')
    expect(faultOf(before)).toBeNull()
  })
})

describe('the ways out of a finding', () => {
  const design = DesignSpec.parse({ id: 'd', dataset: 'd', strata: ['e'], psu: ['u'], fpc: ['n', 'm'], weight: 'w' })

  test('that a press can go change the design and nothing else of it', () => {
    expect(wayOut(design, 'doctor.lonely-psu.way.4', {})).toEqual({ kind: 'change', part: { lonelyPsu: 'adjust' } })
    expect(wayOut(design, 'doctor.more-sizes-than-stages.way.1', { stages: 1 })).toEqual({
      kind: 'change',
      part: { fpc: ['n'] },
    })
    expect(wayOut(design, 'doctor.unknown-variable.way.1', { variable: 'w' })).toMatchObject({
      part: { weight: undefined, strata: ['e'] },
    })
  })

  test('that need a person have no button', () => {
    expect(wayOut(design, 'doctor.lonely-psu.way.1', {})).toBeNull()
    expect(wayOut(design, 'doctor.unused-weight.way.1', { variables: 'a, b' })).toBeNull()
    expect(wayOut({ ...design, lonelyPsu: 'adjust' }, 'doctor.lonely-psu-handled.way.3', {})).toBeNull()
  })
})

describe('the names of the tables of an export', () => {
  const table = (dataset: string, parent?: string) => ({
    source: {
      dataset,
      file: 'e.xlsx',
      format: 'xlsx' as const,
      options: {},
      identifiers: [],
      ...(parent === undefined ? {} : { parent: { dataset: parent, orphans: 'refuse' as const } }),
    },
    rows: 1,
    columns: 1,
    documented: 0,
    key: null,
  })
  const there = {
    dataset: 'personas',
    version: 1,
    rows: 1,
    variables: 1,
    identifiers: [],
    file: '',
    sha256: '',
    importedAt: '',
  }
  const proposed = [table('hogares'), table('personas', 'hogares')]

  test('do not take that of a dataset from another kind of file', () => {
    const csv = { dataset: 'personas', file: 'p.csv', format: 'csv' as const, options: {}, identifiers: [] }
    expect([...namesForExport(proposed, [there], [csv], new Map()).values()]).toEqual(['hogares', 'personas_2'])
    const again = proposed[1]?.source
    if (!again) throw new Error('no source')
    expect([...namesForExport(proposed, [there], [again], new Map()).values()]).toEqual(['hogares', 'personas'])
  })

  test('lead to the parent under its new name', () => {
    const names = namesForExport(proposed, [], [], new Map([['hogares', 'casas']]))
    expect(renamed(proposed[1]?.source as never, names)).toMatchObject({
      dataset: 'personas',
      parent: { dataset: 'casas' },
    })
  })
})

describe('the codes of the data that a variable says nothing of', () => {
  const draft = {
    ...variableDraft({ name: 'v', kind: 'nominal', storage: 'number', categories: [], missing: [] }),
    categories: [{ code: '01', label: 'Uno' }],
    missing: [
      { code: '98', from: '', to: '', isRange: false, reason: 'dontKnow' as const, label: '' },
      { code: '', from: '900', to: '', isRange: true, reason: 'refused' as const, label: '' },
    ],
  }

  test('are those that are neither categories nor missing, numbers by their value', () => {
    expect(unlistedCodes(draft, ['1', '2', '98', '900', '999', '-3'], 'number')).toEqual(['2', '-3'])
  })

  test('as texts are other codes with a leading zero', () => {
    expect(unlistedCodes(draft, ['1', '01', '98'], 'code')).toEqual(['1'])
    // As answers are computed: a text is in a range where all of it is a number.
    expect(unlistedCodes(draft, ['950', '950,5', '9 50'], 'code')).toEqual(['950,5', '9 50'])
    // A blank text is no 0.
    const fromZero = { ...draft, missing: (draft.missing ?? []).map((rule) => ({ ...rule, from: '0' })) }
    expect(unlistedCodes(fromZero, [' '], 'code')).toEqual([' '])
  })

  test('are all of them while nothing is said', () => {
    expect(unlistedCodes({ ...draft, categories: null, missing: null }, ['1', '2'], 'number')).toEqual(['1', '2'])
  })
})
