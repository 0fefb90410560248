import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { BatchColumn } from '../../../../main/core/data/batch.ts'
import { applyForm } from '../../../../main/core/form/apply-form.ts'
import { columnRoles } from '../../../../main/core/form/column-roles.ts'
import { formOfTables } from '../../../../main/core/form/form-of-tables.ts'
import { responseSetsOf } from '../../../../main/core/form/response-sets.ts'
import { formWords } from '../../../../main/engine/reading/form-words.ts'
import { resources } from '../../../harness/engine.ts'
import { textTable } from '../../../harness/text-table.ts'

const form = formOfTables(
  {
    survey: textTable(`
type | name | label | relevant
begin_group | casa | |
select_multiple agua | agua | ¿De dónde toma agua? |
integer | agua_otra | Otra cosa |
end_group | | |
select_one agua or_other | principal | Principal | #{agua} != ''
`),
    choices: textTable(
      'list_name | name | label\nagua | pozo-propio | Pozo propio\nagua | río | Río\nagua | otra | Otra',
    ),
    settings: null,
  },
  undefined,
)
const words = formWords(resources)

const variable = (name: string, storage: Variable['storage'] = 'number'): Variable => ({
  name,
  kind: 'nominal',
  storage,
  categories: [],
  missing: storage === 'code' ? [{ code: 'NA', reason: 'system' }] : [],
})
const texts = (...values: string[]): BatchColumn => {
  const dictionary = [...new Set(values)].filter((text) => text !== '')
  return { type: 'code', codes: Uint32Array.from(values, (text) => dictionary.indexOf(text) + 1), dictionary }
}
const numbers = (...values: (number | null)[]): BatchColumn => ({
  type: 'number',
  values: Float64Array.from(values, (value) => value ?? Number.NaN),
})

const read = (columns: readonly (readonly [string, BatchColumn])[], more: { trust?: 'columns' | 'summary' } = {}) => {
  const variables = columns.map(([name, { type }]) => variable(name, type))
  const extra = new Map([[0, ['lluvia']]])
  const table = applyForm({ form, variables, file: 'a.csv', words, repeat: null, trust: more.trust, extra })
  const rows = columns[0]?.[1].type === 'number' ? columns[0][1].values.length : (columns[0]?.[1].codes.length ?? 0)
  const batch = table.batch({ rows, columns: columns.map(([, column]) => column) }, 0)
  const values = (name: string): (number | null)[] => {
    const column = batch.columns[table.variables.findIndex((one) => one.name === name)]
    return column?.type === 'number' ? Array.from(column.values, (one) => (Number.isNaN(one) ? null : one)) : []
  }
  return { table, values }
}

describe('questions with several answers', () => {
  test.each(['/', '.', '_'])('columns joined by "%s" are answers, and a question of such a name is none', (sign) => {
    const names = [
      'agua',
      `agua${sign}pozo-propio`,
      `agua${sign}rio`,
      'agua_otra',
      'casa/agua/otra',
      'principal_other',
      'x',
    ]
    expect(
      columnRoles(form, names).map((role) => [role?.role, role?.role === 'item' ? role.choice.code : undefined]),
    ).toEqual([
      ['question', undefined],
      ['item', 'pozo-propio'],
      ['item', 'río'],
      ['question', undefined],
      ['item', 'otra'],
      ['other', undefined],
      [undefined, undefined],
    ])
  })

  test('R renames columns and they are met all the same', () => {
    expect(columnRoles(form, ['agua.pozo.propio', 'Principal'])).toMatchObject([
      { role: 'item', choice: { code: 'pozo-propio' } },
      { role: 'question', question: { name: 'principal' } },
    ])
  })

  test('a blank summary is a question not asked: its columns are blank, whatever zeros stand there', () => {
    const { values, table } = read([
      ['agua', texts('río', '', 'NA', 'pozo-propio río')],
      ['agua/pozo-propio', numbers(0, 0, 0, 1)],
      ['agua/río', texts('TRUE', 'FALSE', 'NA', 'TRUE')],
    ])
    expect(values('agua/pozo-propio')).toEqual([0, null, null, 1])
    expect(values('agua/río')).toEqual([1, null, null, 1])
    expect(table.variables[1]).toMatchObject({
      label: 'Pozo propio',
      question: '¿De dónde toma agua?',
      kind: 'multiple',
      storage: 'number',
      missing: [{ code: '', reason: 'notAsked' }],
    })
  })

  test('without a summary a row without any mention is blank, if every choice has its column', () => {
    const columns = [
      ['agua/pozo-propio', numbers(0, 1, null)],
      ['agua/río', numbers(0, 0, null)],
    ] as const
    expect(read(columns).values('agua/río')).toEqual([0, 0, null])
    expect(read([...columns, ['agua/otra', numbers(0, 0, null)]]).values('agua/río')).toEqual([null, 0, null])
  })

  test('a summary alone gives a variable for each choice and for answers of other versions of the form', () => {
    const { table, values } = read([['agua', texts('río lluvia', '', 'otra')]])
    expect(table.variables.map(({ name }) => name)).toEqual([
      'agua',
      'agua/pozo-propio',
      'agua/río',
      'agua/otra',
      'agua/lluvia',
    ])
    expect(values('agua/río')).toEqual([1, null, 0])
    expect(values('agua/lluvia')).toEqual([1, null, 0])
    expect(responseSetsOf('hogares', table.variables, table.roles)).toEqual([
      {
        name: 'agua',
        dataset: 'hogares',
        label: '¿De dónde toma agua?',
        variables: ['agua/pozo-propio', 'agua/río', 'agua/otra', 'agua/lluvia'],
        counted: '1',
      },
    ])
  })

  test.each([
    ['mentioned in the summary alone', 'río', 0],
    ['marked in its column alone', 'otra', 1],
    ['marked beside a blank summary', '', 1],
  ])('an answer %s is refused until the plan says what holds', (_, summary, mark) => {
    const columns = [
      ['agua', texts(summary, 'otra')],
      ['agua/río', numbers(mark, 0)],
    ] as const
    expect(() => read(columns)).toThrow(
      expect.objectContaining({ code: 'form.contradiction', params: { variable: 'agua', row: 1 } }),
    )
    expect(read(columns, { trust: 'columns' }).values('agua/río')).toEqual([mark, 0])
    const bySummary = summary === '' ? null : Number(summary === 'río')
    expect(read(columns, { trust: 'summary' }).values('agua/río')).toEqual([bySummary, 0])
  })

  test('a column of marks that holds something else is refused', () => {
    for (const column of [numbers(0, 7), texts('no', 'quizás')])
      expect(() => read([['agua/río', column]])).toThrow(
        expect.objectContaining({ code: 'form.not-a-mark', params: { variable: 'agua/río', row: 2 } }),
      )
  })

  test('the columns made from a summary are those that Kobo writes beside it', () => {
    const codes = ['pozo-propio', 'río', 'otra']
    fc.assert(
      fc.property(fc.array(fc.subarray(codes), { minLength: 1, maxLength: 30 }), (given) => {
        const summary = texts(...given.map((one) => one.join(' ')))
        const alone = read([['agua', summary]])
        const marks = codes.map(
          (code) =>
            [
              `agua/${code}`,
              numbers(...given.map((one) => (one.length === 0 ? 0 : Number(one.includes(code))))),
            ] as const,
        )
        const beside = read([['agua', summary], ...marks])
        for (const code of codes) expect(alone.values(`agua/${code}`)).toEqual(beside.values(`agua/${code}`))
      }),
    )
  })
})

describe('what the form says of other columns', () => {
  test('categories with the choice that "or other" adds, and of whom it was asked', () => {
    const [main, other] = read([
      ['principal', texts('río')],
      ['principal_other', texts('la lluvia')],
    ]).table.variables
    expect(main).toMatchObject({
      label: 'Principal',
      kind: 'nominal',
      universe: 'agua != “”',
      categories: [
        { code: 'pozo-propio', label: 'Pozo propio' },
        { code: 'río', label: 'Río' },
        { code: 'otra', label: 'Otra' },
        { code: 'other', label: { es: 'Otro', en: 'Other' } },
      ],
    })
    expect(main?.missing).toContainEqual({ code: '', reason: 'notAsked' })
    expect(other).toMatchObject({ kind: 'text', label: { es: 'Principal Otro (especificar)' } })
  })

  test('a file of which the form knows nothing is refused', () => {
    expect(() => read([['¿De dónde toma agua?', texts('Río')]])).toThrow(
      expect.objectContaining({ code: 'form.no-match' }),
    )
  })
})
