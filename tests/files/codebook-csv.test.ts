import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { missingReasons, type Variable, variableKinds } from '../../main/contract/codebook.ts'
import { codebookCsv, readCodebook } from '../../main/files/codebook-csv.ts'
import { csvFolder, encoded } from '../harness/csv-files.ts'
import { failureOf } from '../harness/refusal.ts'

const { file, remove } = csvFolder()
afterAll(remove)

const sexo: Variable = {
  name: 'sexo',
  label: { es: 'Sexo', en: 'Sex' },
  kind: 'nominal',
  storage: 'number',
  categories: [
    { code: '1', label: { es: 'Hombre', en: 'Man' } },
    { code: '2', label: 'Mujer; "ella"' },
  ],
  missing: [
    { code: '-9', reason: 'refused', label: { es: 'No responde' } },
    { from: 97, to: 99.5, reason: 'dontKnow' },
    { to: -100, reason: 'other' },
    { code: '', reason: 'system' },
  ],
  question: '=¿Es usted\nhombre o mujer?',
  source: 'personas.csv: sexo',
  decimals: 0,
}
const depto: Variable = { name: 'depto', kind: 'geography', storage: 'code', categories: [{ code: '05' }], missing: [] }

test('a codebook is a flat table, a row each for variables, categories and missing rules', () => {
  const lines = codebookCsv([depto]).split('\r\n')
  expect(lines[0]).toBe(
    '\ufeffrecord,variable,code,from,to,reason,kind,storage,decimals,label,label_es,label_en,universe,universe_es,universe_en,question,question_es,question_en,source',
  )
  expect(lines.slice(1)).toEqual([
    'variable,depto,,,,,geography,code,,,,,,,,,,,',
    'category,depto,05,,,,,,,,,,,,,,,,',
    '',
  ])
})

test('a codebook comes back as it went', async () => {
  expect(await readCodebook(file(codebookCsv([sexo, depto])))).toEqual([sexo, depto])
})

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !text.includes('\0')),
  fc.constantFrom('=SUM(A1)', "'=x", "''-5", '-99', '+503', '@x', ' con espacios ', 'a\r\nb', '"', ','),
)
const text = fc.oneof(word, fc.record({ es: word }), fc.record({ en: word }), fc.record({ es: word, en: word }))
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const some = <Value>(key: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [key]: found }))
const merged = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((found) => Object.assign({}, ...found))
const category = merged(fc.record({ code: fc.oneof(word, fc.constant('')) }), some('label', text))
const rule = fc.oneof(
  merged(fc.record({ code: word, reason: fc.constantFrom(...missingReasons) }), some('label', text)),
  merged(
    fc.record({ from: number, reason: fc.constantFrom(...missingReasons) }),
    some('to', number),
    some('label', text),
  ),
)
const variable = merged(
  fc.record({
    name: word,
    kind: fc.constantFrom(...variableKinds),
    storage: fc.constantFrom('number', 'code'),
    categories: fc.uniqueArray(category, { selector: ({ code }) => code, maxLength: 4 }),
    missing: fc.array(rule, { maxLength: 4 }),
  }),
  some('label', text),
  some('universe', text),
  some('question', text),
  some('source', word),
  some('decimals', fc.integer({ min: 0, max: 16 })),
) as fc.Arbitrary<Variable>

test('any codebook comes back as it went', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(variable, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }),
      async (variables) => {
        expect(await readCodebook(file(codebookCsv(variables)))).toEqual(variables)
      },
    ),
  )
})

test('a codebook written by hand in a spreadsheet: semicolons, few columns, rows in any order', async () => {
  const text =
    'Record;Variable;Kind;Code;Reason;To;label_es\r\nmissing;edad;;;dontKnow;-0,5;No sabe\r\n;;;;;;\r\nvariable;edad;Continuous;;;;Edad en años\r\n'
  expect(await readCodebook(file(encoded(text, 'windows-1252')))).toEqual([
    {
      name: 'edad',
      kind: 'continuous',
      storage: 'number',
      label: { es: 'Edad en años' },
      categories: [],
      missing: [{ to: -0.5, reason: 'dontKnow', label: { es: 'No sabe' } }],
    },
  ])
})

test('what is wrong in a codebook is told with row and column', async () => {
  const head = 'record,variable,kind,code,from,reason\n'
  const cases: [string, string, object][] = [
    ['variable,kind\nedad,count\n', 'csv.missing-column', { column: 'record' }],
    ['record,variable,kinds\nvariable,a,id\n', 'csv.unneeded-column', { column: 'kinds' }],
    [`${head}variable,a,edad,,,\n`, 'csv.bad-choice', { row: 2, column: 'kind' }],
    [`${head}variables,a,id,,,\n`, 'csv.bad-choice', { row: 2, column: 'record' }],
    [`${head}variable,,id,,,\n`, 'codebook.bad-name', { row: 2 }],
    [`${head}variable,a,id,,,\nvariable,a,id,,,\n`, 'codebook.repeated-variable', { row: 3, variable: 'a' }],
    [`${head}variable,a,id,,,\ncategory,b,,1,,\n`, 'codebook.undeclared-variable', { row: 3, variable: 'b' }],
    [
      `${head}variable,a,id,,,\ncategory,a,,1,,\ncategory,a,,1,,\n`,
      'codebook.repeated-category',
      { row: 4, variable: 'a' },
    ],
    [`${head}variable,a,id,,,\nmissing,a,,,diez,refused\n`, 'csv.no-number', { row: 3, column: 'from' }],
    [`${head}variable,a,id,,,\nmissing,a,,9,,no\n`, 'csv.bad-choice', { row: 3, column: 'reason' }],
  ]
  for (const [text, code, params] of cases)
    expect(await failureOf(() => readCodebook(file(text)))).toMatchObject({ code, params })
})
