import { describe, expect, test } from 'vitest'
import { formOfTables } from '../../../../main/core/form/form-of-tables.ts'
import { refusal } from '../../../harness/refusal.ts'
import { textTable, xpath } from '../../../harness/text-table.ts'

const survey = textTable(`
type | name | label::Español (es) | label::English (en) | relevant
begin_group | hogar | | | #{acepta} = 'si'
select_multiple agua or_other | agua | **¿De dónde** toma agua? | <b>Where</b> is water taken from? |
begin repeat | personas | | | #{n} > 0
integer | edad | Edad | Age | selected(#{agua}, 'pozo')
end repeat | | | |
end_group | | | |
note | aviso | Gracias | Thanks |
calculate | n | | |
`)
const choices = textTable(`
list_name | name | label::Español (es) | label::English (en)
agua | pozo | Pozo | Well
agua | rio | Río |
agua | pozo | Otra vez | Again
`)

describe('a form', () => {
  test('has its questions with path, repeat, labels and every condition around them', () => {
    const { questions, lists, repeats, labels } = formOfTables({ survey, choices, settings: null }, undefined)
    expect(questions.map(({ path, type, repeat }) => [path, type, repeat])).toEqual([
      ['hogar/agua', 'multiple', null],
      ['hogar/personas/edad', 'integer', 'personas'],
      ['n', 'other', null],
    ])
    expect(questions[0]).toMatchObject({
      orOther: true,
      label: { es: '¿De dónde toma agua?', en: 'Where is water taken from?' },
    })
    expect(questions[1]?.relevant).toEqual(["#{acepta} = 'si'", '#{n} > 0', "selected(#{agua}, 'pozo')"].map(xpath))
    expect(lists.get('agua')).toEqual([
      { code: 'pozo', label: { es: 'Pozo', en: 'Well' } },
      { code: 'rio', label: { es: 'Río' } },
    ])
    expect(repeats).toEqual(['personas'])
    expect(labels).toEqual({ es: 'Español (es)', en: 'English (en)' })
  })

  const french = textTable(`
type | name | label_francais | label_creol
text | nom | Nom | Non
`)

  test('in other languages gives its default as the text for every reader, or the one that is asked for', () => {
    const read = (labels?: string, settings = '') =>
      formOfTables(
        {
          survey: french,
          choices: null,
          settings: settings === '' ? null : textTable(`default_language | version\n${settings} | 7`),
        },
        labels,
      )
    expect(read().questions[0]?.label).toBe('Nom')
    expect(read('Creol').questions[0]?.label).toBe('Non')
    expect(read(undefined, 'creol')).toMatchObject({ labels: 'creol', version: '7' })
    expect(() => read('English')).toThrow(
      expect.objectContaining({
        code: 'form.unknown-language',
        params: expect.objectContaining({ languages: 'francais, creol' }),
      }),
    )
  })

  test.each([
    ['name | label\na | b', 'form.no-survey'],
    ['type | name\nend_group | ', 'form.unbalanced'],
    ['type | name\nselect_one l | q', 'form.no-choices'],
  ])('%j is refused as %s', (text, code) => {
    expect(() => formOfTables({ survey: textTable(text), choices: null, settings: null }, undefined)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('says what its notes and groups say of themselves', () => {
    const { notes } = formOfTables({ survey, choices, settings: null }, undefined)
    expect([...notes]).toEqual([['aviso', { es: 'Gracias', en: 'Thanks' }]])
  })

  test('with more than forms have is refused', () => {
    const refused = (rows: string) =>
      refusal(() =>
        formOfTables({ survey: textTable(`type | name\n${rows}`), choices: null, settings: null }, undefined),
      )
    expect(refused('begin_group | g\n'.repeat(65))).toMatchObject({
      code: 'form.too-deep',
      params: { row: 66, limit: 64 },
    })
    expect(refused('text | a\n'.repeat(50_001))).toMatchObject({ code: 'form.too-large' })
  })
})
