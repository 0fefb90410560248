import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

/** Synthetic persons of two rounds. */
const plan = `caracteriza: 1
study: { title: { es: Códigos, en: Codes }, window: "2026", synthetic: true }
`
const first = ['sexo,edad,causa_1,causa_2', '1,40,1,0', '2,98,0,1', '9,12,,'].join('\n')
const codebook = `record,variable,kind,code,reason,label_es,label_en
variable,sexo,nominal,,,Sexo,Sex
category,sexo,,1,,Hombre,Man
category,sexo,,2,,Mujer,Woman
category,sexo,,9,,No responde,No answer
variable,edad,count,,,Edad,Age
`

describe('the codebook of a study', () => {
  const place = temporaryFolder()
  const engine: Engine = testEngine({ now: () => new Date('2026-05-04T10:00:00Z') })
  const file = (name: string) => join(place.folder, name)
  const variables = () => engine.call('data.variables', { dataset: 'ronda1' })

  beforeAll(async () => {
    const files = file('files')
    mkdirSync(files)
    writeFileSync(join(files, 'a.csv'), first)
    writeFileSync(file('plan.yaml'), plan)
    writeFileSync(file('codigos.csv'), codebook)
    await engine.call('study.create', { folder: file('study'), passphrase, person: 'Prueba', title: 'Códigos' })
    await engine.call('plan.load', { file: file('plan.yaml') })
    for (const dataset of ['ronda1', 'ronda2']) {
      const source = { format: 'csv', dataset, file: 'a.csv', options: {}, identifiers: [] } as const
      await engine.call('data.import', { source: { ...source, identifiers: [] }, folder: files, reason: 'prueba' })
    }
    const codes = { dataset: 'ronda1', file: file('codigos.csv'), reason: 'libro' } as const
    expect(await engine.call('codebook.import', codes)).toEqual({ variables: 4 })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  test('gives several variables a kind, and missing codes their reasons where they are documented', async () => {
    const edits = [
      { edit: 'kind', variables: ['causa_*'], kind: 'multiple' },
      {
        edit: 'missing',
        rules: [
          { code: '9', reason: 'refused' },
          { code: '98', reason: 'dontKnow' },
        ],
      },
    ] as const
    const changed = await engine.call('codebook.edit', {
      dataset: 'ronda1',
      edits: [
        { ...edits[0], variables: ['causa_*'] },
        { ...edits[1], rules: [...edits[1].rules] },
      ],
      reason: 'revisión',
    })
    expect(changed).toEqual({ changed: ['sexo', 'causa_1', 'causa_2'] })
    const [sexo] = await variables()
    expect(sexo?.missing).toEqual([{ code: '9', reason: 'refused', label: { es: 'No responde', en: 'No answer' } }])
  })

  test('is harmonised with that of another dataset, which takes one side', async () => {
    const both = { dataset: 'ronda2', other: 'ronda1' }
    const { shared, differences } = await engine.call('codebook.differences', both)
    expect(shared).toBe(4)
    expect(differences[0]).toMatchObject({ variable: 'sexo', categories: [{ code: '1', label: null }, {}, {}] })
    await engine.call('codebook.edit', {
      dataset: 'ronda2',
      edits: [{ edit: 'labels', from: 'ronda1' }],
      reason: 'igualar',
    })
    const after = await engine.call('codebook.differences', both)
    expect(after.differences.flatMap(({ categories }) => categories)).toEqual([])
    expect(after.differences.flatMap(({ parts }) => parts)).not.toContain('label')
  })

  test('goes out as DDI and comes back as it was', async () => {
    const before = await variables()
    const out = file('codigos.xml')
    await engine.call('codebook.export', { dataset: 'ronda1', file: out, format: 'ddi' })
    const document = readFileSync(out, 'utf8')
    expect(document).toContain('DATOS SINTÉTICOS')
    expect(document).not.toMatch(/catStat|sumStat/)
    await engine.call('codebook.edit', {
      dataset: 'ronda1',
      edits: [{ edit: 'kind', variables: ['*'], kind: 'text' }],
      reason: 'r',
    })
    await engine.call('codebook.import', { dataset: 'ronda1', file: out, format: 'ddi', reason: 'vuelta' })
    expect(await variables()).toEqual(before)
  })

  test('goes out as a workbook of texts', async () => {
    const out = file('codigos.xlsx')
    await engine.call('codebook.export', { dataset: 'ronda1', file: out, format: 'xlsx' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(out)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('record')
    expect(sheet?.getCell('B2').value).toBe('sexo')
    expect(sheet?.getCell('C3').value).toBe('1')
  })

  test('is a page to be read; with counts it is a working copy, in name and content', async () => {
    const page = { dataset: 'ronda1', file: file('codigos.html'), format: 'html', language: 'es' } as const
    expect(await engine.call('codebook.export', page)).toEqual({ variables: 4, file: file('codigos.html') })
    const plain = readFileSync(file('codigos.html'), 'utf8')
    expect(plain).toContain('Hombre')
    expect(plain).not.toMatch(/BORRADOR|class="number"|>mediana</)
    const draft = await engine.call('codebook.export', { ...page, counts: true })
    expect(draft.file).toBe(file('codigos.borrador.html'))
    const counted = readFileSync(draft.file, 'utf8')
    expect(counted).toContain('BORRADOR – uso interno')
    expect(counted).toMatch(/<th scope="row">1<\/th><td>Hombre<\/td><td class="number">1<\/td><td class="number">50,0/)
    const english = await engine.call('codebook.export', { ...page, language: 'en', counts: true })
    expect(english.file).toBe(file('codigos.draft.html'))
  })

  test('leaves a record of every export', async () => {
    const log = await engine.call('audit.list', {})
    const exported = log
      .filter(({ action }) => action === 'codebook.exported')
      .map(({ details }) => JSON.parse(details))
    expect(exported).toContainEqual({ counts: true, format: 'html', variables: 4 })
  })
})
