import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, describe, expect, test } from 'vitest'
import { testEngine } from '../harness/engine.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

if (!sharedFolder) tellSkipped('the labels of the forms of the reference data', 'CARACTERIZA_SHARED')

const haiti = shared('data/haiti_msna2022')
const somalia = shared('data/somalia_idp_host')

/** The rows of a form's survey as another program parses them. */
const surveyRows = (path: string): readonly Readonly<Record<string, string>>[] =>
  Papa.parse<Record<string, string>>(textOf(readFileSync(path)), { header: true, skipEmptyLines: true }).data
const textOf = (bytes: Uint8Array): string =>
  isUtf8(bytes) ? Buffer.from(bytes).toString() : new TextDecoder('windows-1252').decode(bytes)

/** The words of a label, without marks of layout. */
const wordsOf = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

type FormLanguage = { readonly language: string; readonly column: string; readonly bare: readonly string[] }
const labelled: readonly (FormLanguage & {
  readonly folder: string
  readonly file: string
  readonly form: string
})[] = [
  ...[
    // What the form itself has no label for: calculations.
    { language: 'francais', bare: ['c_chef_menage_age_final', 'c_chef_menage_genre_final'] },
    {
      language: 'creol',
      bare: [
        'c_chef_menage_age_final',
        'c_chef_menage_genre_final',
        'i_admin3_label',
        's_pas_acces',
        's_total_probleme_sante_non',
        's_total_soins_sante_non',
        's_total_soins_sante_oui',
      ],
    },
  ].map(({ language, bare }) => ({
    folder: haiti,
    file: 'main.csv',
    form: 'xlsform',
    language,
    column: `label_${language}`,
    bare,
  })),
  {
    folder: somalia,
    file: 'data.csv',
    form: 'kobo',
    language: '',
    column: 'label',
    bare: [
      'children_0_4',
      'children_vaccine_age',
      'difference_arrived_left_days',
      'difference_arrived_today_days',
      'end',
      'school_age_female',
      'school_age_male',
      'school_age_total',
      'start',
      'today',
      'total_children',
      'total_hh',
    ],
  },
]

describe.skipIf(!sharedFolder)('the forms of the reference data', () => {
  const engine = testEngine()
  afterAll(() => engine.close())

  test.each(labelled)('$file with $column: every name of the form that the data have has its label', async (one) => {
    const { folder, file, form, language, column, bare } = one
    const survey = join(folder, form === 'kobo' ? 'kobo questions.csv' : 'xlsform_survey.csv')
    const choices = join(folder, form === 'kobo' ? 'kobo choices.csv' : 'xlsform_choices.csv')
    const { columns } = await engine.call('file.describe', {
      format: 'csv',
      file: join(folder, file),
      form: { file: survey, choices, ...(language === '' ? {} : { labels: language }) },
    })
    const labels = new Map(columns.map(({ variable }) => [variable.name, variable.label]))
    const rows = surveyRows(survey).filter(({ type = '', name = '' }) => !/^end[_ ]/.test(type) && labels.has(name))
    expect(rows.length).toBeGreaterThan(300)
    const withWords = rows.filter((row) => wordsOf(row[column] ?? '') !== '')
    for (const row of withWords) {
      const label = labels.get(row.name as string)
      expect(wordsOf(typeof label === 'string' ? label : ''), row.name).toBe(wordsOf(row[column] as string))
    }
    const others = new Set(rows.filter((row) => wordsOf(row[column] ?? '') === '').map(({ name }) => name))
    expect([...others].sort()).toEqual(bare)
  })

  test('the choices of Somalia have their labels in each language of the form', async () => {
    const [survey, choices] = [join(somalia, 'kobo questions.csv'), join(somalia, 'kobo choices.csv')]
    const listOf = new Map(
      surveyRows(survey).flatMap(({ type = '', name = '' }) => {
        const list = /^select_one (\S+)/.exec(type)?.[1]
        return list === undefined ? [] : [[name, list] as const]
      }),
    )
    const listed = Map.groupBy(surveyRows(choices), ({ list_name: list }) => list)
    for (const language of ['English', 'Somali', 'Graph']) {
      const { columns } = await engine.call('file.describe', {
        format: 'csv',
        file: join(somalia, 'data.csv'),
        form: { file: survey, choices, labels: language },
      })
      let seen = 0
      for (const { variable } of columns)
        for (const { name, [`label::${language}`]: text = '' } of listed.get(listOf.get(variable.name) ?? '') ?? []) {
          if (wordsOf(text) === '') continue
          const label = variable.categories.find(({ code }) => code === name)?.label
          const theirs = listed.get(listOf.get(variable.name) ?? '')?.find((row) => row.name === name)
          expect(wordsOf(typeof label === 'string' ? label : ''), `${variable.name} ${name}`).toBe(
            wordsOf(theirs?.[`label::${language}`] ?? ''),
          )
          seen += 1
        }
      expect(seen).toBeGreaterThan(500)
    }
  })
})
