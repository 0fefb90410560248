import { describe, expect, test } from 'vitest'
import { TableSpec } from '../../../main/contract/table.ts'
import { addTables, readPlan, writePlan } from '../../../main/files/plan-yaml.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'
import { refusal } from '../../harness/refusal.ts'

const text = `# La encuesta de muestra
caracteriza: 1
study:
  title: { es: Desplazamiento, en: Displacement }
  window: 2006-2016
sources:
  - { format: csv, dataset: families, file: tamizaje.csv, options: { delimiter: ';', decimal: ',' }, identifiers: [dui] }
derivations:
  - { step: derive, dataset: families, name: moved, formula: 'd.p1 == 1' }
  - { step: band, dataset: families, name: size, of: members, from: [1, 3, 6] }
designs:
  - { id: families, dataset: families, strata: [stratum], psu: [psu], weight: w } # diseño
tables:
  - { id: t1, title: Familias, design: families, statistic: count, unit: familias, universe: Todas }
`
const table = TableSpec.parse({
  id: 't2',
  title: { es: 'Movilidad', en: 'Mobility' },
  design: 'families',
  statistic: 'proportion',
  variable: 'moved',
  unit: 'familias',
  universe: 'Todas',
})

const failureOf = (yaml: string) => {
  const failure = refusal(() => readPlan(yaml))
  return [failure?.code, failure?.params]
}

describe('plan as YAML', () => {
  test('goes out and comes back without losing anything', () => {
    const plan = readPlan(text)
    expect(readPlan(writePlan(plan))).toEqual(plan)
    expect(writePlan(readPlan(writePlan(plan)))).toBe(writePlan(plan))
  })

  test('a table is added without touching what the person wrote', () => {
    const longer = addTables(text, [table])
    expect(readPlan(longer).tables.map(({ id }) => id)).toEqual(['t1', 't2'])
    expect(longer).toContain('# La encuesta de muestra')
    expect(longer).toContain('# diseño')
  })

  test.each([
    [text.replace('window: 2006-2016', 'window: [2006'), 'plan.not-yaml', { line: 6, column: 1 }],
    [text.replace('  window: 2006-2016\n', ''), 'plan.missing-field', { path: 'study', field: 'window' }],
    [text.replace('statistic: count', 'statistic: median'), 'plan.wrong-value', { path: 'tables.0.statistic' }],
    [text.replace('weight: w', 'wieght: w'), 'plan.unknown-field', { path: 'designs.0', field: 'wieght' }],
    [text.replace('from: [1, 3, 6]', 'from: many'), 'plan.wrong-type', { path: 'derivations.1.from' }],
    [text.replace('id: t1', 'id: 1 2'), 'plan.invalid', { path: 'tables.0.id' }],
    [text.replace('window: 2006-2016', 'window: { es: 2016 }'), 'plan.not-text', { path: 'study.window.es' }],
    [text.replace('window: 2006-2016', 'window: 2016'), 'plan.not-text', { path: 'study.window' }],
    ['a: &a [*a]', 'plan.missing-field', { path: '/', field: 'caracteriza' }],
  ])('tells what is wrong and where (%#)', (yaml, code, params) => {
    const [told, toldParams] = failureOf(yaml)
    expect(told).toBe(code)
    expect(toldParams).toMatchObject(params)
  })
})

describe('a plan that means harm', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
    .map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`)
    .join('\n')}\n`

  test.each([
    ['aliases of aliases', bomb, 'plan.bad-alias'],
    ['an alias of nothing', 'caracteriza: *nada\n', 'plan.bad-alias'],
    ['lists deep in one another', `caracteriza: ${'['.repeat(100_000)}`, 'plan.too-deep'],
    ['items deep in one another', `caracteriza:\n ${'- '.repeat(100_000)}`, 'plan.too-deep'],
    ['keys deep in one another', `caracteriza:\n ${'? '.repeat(100_000)}`, 'plan.too-deep'],
    ['a list for a name', 'caracteriza: 1\n? [a, b]\n: 1\n', 'plan.not-yaml'],
    ['a name of prototypes', 'caracteriza: 1\n__proto__: { study: 1 }\n', 'plan.missing-field'],
    [
      'a name of prototypes inside',
      'caracteriza: 1\nstudy: { title: a, window: b, __proto__: { note: x } }',
      'plan.unknown-field',
    ],
    ['a gigantic text', `caracteriza: "${'x'.repeat(5_000_000)}"`, 'plan.too-long'],
  ])('with %s is refused in less than a second of the processor', async (_, text, code) => {
    await withinProcessorSeconds(1, () => expect(() => readPlan(text)).toThrow(code))
    expect(({} as { study?: number }).study).toBeUndefined()
  })
})

describe('what the library would be long about', () => {
  test.each([
    ['one bracket too many, and another document behind it', `${text}}\n${text}}\n`, { line: 15, column: 1 }],
    ['a second document', `${text}---\n${text}`, { line: 15, column: 1 }],
    ['a key that stands twice', `${text}study: 1\n`, { line: 15, column: 1 }],
  ])('%s is refused where it stands', (_, yaml, place) => {
    expect(failureOf(yaml)).toEqual(['plan.not-yaml', place])
  })

  test('more words and signs than plans have are refused', () => {
    expect(failureOf('a: 1\n'.repeat(60_000))[0]).toBe('plan.too-many-signs')
  })
})
