import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { AnalysisField } from '../../../main/contract/analysis-form.ts'
import { Plan } from '../../../main/contract/plan.ts'
import { analysisForms } from '../../../main/core/analysis/kinds.ts'
import { isField, placeOfFailure } from '../../../renderer/features/tables/analyses/place-of-failure.ts'
import { datasetFor, type Scope, variableFor } from '../../../renderer/features/tables/analyses/scope.ts'
import { missingIn, newAnalysis, withoutBlanks } from '../../../renderer/features/tables/analyses/written.ts'
import en from '../../../resources/locales/en.json'
import es from '../../../resources/locales/es.json'

type Words = Readonly<Record<string, string>>
const words = {
  es: [
    es,
    ...Object.values(
      import.meta.glob<Words>('../../../resources/kinds/*/words/es.json', { eager: true, import: 'default' }),
    ),
  ],
  en: [
    en,
    ...Object.values(
      import.meta.glob<Words>('../../../resources/kinds/*/words/en.json', { eager: true, import: 'default' }),
    ),
  ],
}
const plans = import.meta.glob<string>('../../../resources/kinds/*/plan.yaml', {
  eager: true,
  import: 'default',
  query: '?raw',
})
const specs = import.meta.glob('../../../main/core/analysis/*/spec.ts')

const forms = new Map(analysisForms().map(({ kind, fields }) => [kind, fields]))
const fieldsOf = (kind: string): AnalysisField[] => forms.get(kind) ?? []
const everyField = (fields: readonly AnalysisField[]): AnalysisField[] =>
  fields.flatMap((field) => [field, ...('fields' in field.held ? everyField(field.held.fields) : [])])

describe('the forms of the analyses', () => {
  test('are of every folder of analyses', () => {
    const named = Object.keys(specs).map((file) =>
      (file.split('/').at(-2) ?? '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    )
    expect([...forms.keys()].sort()).toEqual(named.sort())
  })

  test.each(['es', 'en'] as const)('have all of their texts in %s', (language) => {
    const known: Words = Object.assign({}, ...words[language])
    const kinds = [...forms.keys()].flatMap((kind) =>
      ['kind', 'help', 'formula', 'use'].map((part) => `analysis.${part}.${kind}`),
    )
    const fields = [...forms.values()].flatMap(everyField)
    const texts = fields.flatMap(({ text, held }) => [
      `analysis.field.${text}`,
      ...(held.holds === 'list' ? [`analysis.item.${text}`] : []),
      ...('options' in held ? held.options.map((option) => option.text) : []),
      ...('value' in held && 'options' in held.value ? held.value.options.map((option) => option.text) : []),
    ])
    expect(fields.length).toBeGreaterThan(150)
    expect([...kinds, ...texts].filter((key) => known[key] === undefined)).toEqual([])
    // And none of them stands there for nothing.
    const used = new Set([...kinds, ...texts])
    const told = Object.keys(known).filter((key) => /^analysis\.(help|formula|use|field|item|option)\./.test(key))
    expect(told.filter((key) => !used.has(key))).toEqual([])
  })

  test('say everything that the plans of the kinds of study say', () => {
    const analyses = Object.values(plans).flatMap((text) => Plan.parse(parse(text)).analyses)
    expect(new Set(analyses.map(({ analysis }) => analysis)).size).toBeGreaterThan(8)
    for (const analysis of analyses) {
      const fields = fieldsOf(analysis.analysis)
      expect(withoutBlanks(analysis, fields)).toEqual(analysis)
      expect(missingIn(analysis, fields)).toEqual([])
    }
  })

  test('know the bounds of numbers and what stands where they are left blank', () => {
    const held = (kind: string, text: string) => everyField(fieldsOf(kind)).find((field) => field.text === text)?.held
    expect(held('populationSize', 'populationSize.bootstrap.replicates')).toEqual({
      holds: 'number',
      isWhole: true,
      least: 200,
      most: 10_000,
      default: 1_000,
    })
    expect(held('smallAreas', 'ciLevel')).toEqual({
      holds: 'number',
      isWhole: false,
      above: 0,
      below: 1,
      default: 0.95,
    })
    expect(held('riskIndex', 'riskIndex.scale')).toMatchObject({ holds: 'choice', default: 'minMax' })
  })
})

describe('an analysis while it is written', () => {
  const plan = Plan.parse({
    caracteriza: 1,
    study: { title: 'Prueba', window: '2026' },
    designs: [{ id: 'families', dataset: 'households', weight: 'w' }],
  })
  const fields = fieldsOf('populationSize')

  test('begins with as many items as its lists need, and says what is missing in them', () => {
    const begun = newAnalysis('populationSize', fields)
    expect(begun).toEqual({ analysis: 'populationSize', lists: [{}, {}] })
    expect(missingIn(begun, fields).map(({ path }) => path.join('.'))).toEqual([
      'lists.0.name',
      'lists.0.dataset',
      'lists.1.name',
      'lists.1.dataset',
      'unit',
      'id',
      'title',
    ])
  })

  test('loses what is blank, but not an offered part, which says something by being there', () => {
    const lists = [{ name: ' a ', dataset: 'x', where: ' ', label: { es: '' } }]
    expect(withoutBlanks({ analysis: 'populationSize', lists, bootstrap: {}, model: [] }, fields)).toEqual({
      analysis: 'populationSize',
      lists: [{ name: 'a', dataset: 'x' }],
      model: [],
    })
    const model = ['', ' a*b ', ' ']
    expect(withoutBlanks({ analysis: 'populationSize', model }, fields)).toEqual({
      analysis: 'populationSize',
      model: ['a*b'],
    })
  })

  test('takes variables from the nearest dataset, design or table, and codes from the nearest variable', () => {
    const written = {
      design: 'families',
      indicators: [{ variable: 'safe' }, { variable: 'paper', members: { dataset: 'persons' } }],
    }
    const outer: Scope = { fields: fieldsOf('solutions'), value: written, outer: null }
    const list = outer.fields.find(({ name }) => name === 'indicators')?.held
    const scope = (place: number): Scope => ({
      fields: list?.holds === 'list' ? list.fields : [],
      value: written.indicators[place] ?? {},
      outer,
    })
    const of = (place: number) => [
      datasetFor(plan, scope(place), 'members.dataset design', 'variable'),
      variableFor(plan, scope(place), 'variable', 'overcome'),
    ]
    expect(of(0)).toEqual(['households', { dataset: 'households', variable: 'safe' }])
    expect(of(1)).toEqual(['persons', { dataset: 'persons', variable: 'paper' }])

    // A rule's signal is a code of the board's signal, not of itself.
    const rule: Scope = {
      fields: [{ name: 'signal', text: '', need: 'required', held: { holds: 'code', of: 'signal' } }],
      value: { signal: 'h' },
      outer: { fields: fieldsOf('earlyWarning'), value: { dataset: 'd', signal: 's' }, outer: null },
    }
    expect(variableFor(plan, rule, 'signal', 'signal')).toEqual({ dataset: 'd', variable: 's' })
  })

  test('has its failures where they happened: at their path, or at the field that holds what they name', () => {
    const written = { analysis: 'populationSize', id: 'k', lists: [{ key: 'k' }, { where: 'd.x > 1', key: 'doc' }] }
    const place = (code: string, params: Record<string, string | number>) => placeOfFailure({ code, params }, written)
    expect(place('plan.invalid', { path: 'analyses.3.lists.1.name' })).toEqual(['lists', 1, 'name'])
    expect(place('plan.missing-field', { path: 'analyses.3.lists.0', field: 'name' })).toEqual(['lists', 0, 'name'])
    const failing = { formula: 'd.x > 1', position: 1, variable: 'x', dataset: 'nowhere' }
    expect(place('formula.unknown-variable', failing)).toEqual(['lists', 1, 'where'])
    expect(place('plan.unknown-variable', { variable: 'k', dataset: 'a' })).toEqual(['lists', 0, 'key'])
    expect(place('population.no-overlap', { first: 'a', second: 'b' })).toBeNull()
    expect(isField(fields, ['lists', 1, 'where'])).toBe(true)
    expect(isField(fields, ['bootstrap', 'seed'])).toBe(true)
    expect(isField(fields, ['lists', 1, 'nothing'])).toBe(false)
  })
})
