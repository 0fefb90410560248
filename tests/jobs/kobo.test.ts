import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Args } from '../../main/contract/commands.ts'
import type { FileSource } from '../../main/contract/source.ts'
import type { Engine } from '../../main/engine/context.ts'
import { number, row, sheetParts, zipped } from '../files/workbook/workbook-bytes.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { householdForm, koboExport, odkExport } from '../harness/kobo-export.ts'

type Source = z.input<typeof FileSource>

let engine: Engine
let place: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  engine = testEngine()
  place = temporaryFolder()
  writeFileSync(join(place.folder, 'formulario.xlsx'), householdForm())
  writeFileSync(join(place.folder, 'kobo.xlsx'), koboExport())
  for (const [name, text] of odkExport()) writeFileSync(join(place.folder, name), text)
  await engine.call('study.create', { folder: join(place.folder, 'e'), passphrase, person: 'Prueba', title: 'Prueba' })
})
afterAll(async () => {
  await engine.close()
  place.remove()
})

const bring = (source: Args<'data.import'>['source'], reason = 'prueba') =>
  engine.call('data.import', { source, folder: place.folder, reason })
const values = async (dataset: string, ...variables: string[]) => {
  const { columns } = await engine.call('data.rows', { dataset, from: 0, count: 100, variables })
  return columns.map((column) => column.values)
}
const form = { file: 'formulario.xlsx' }
const propose = (...files: string[]) =>
  engine.call('sources.propose', {
    files: files.map((file) => join(place.folder, file)),
    form: { file: join(place.folder, 'formulario.xlsx') },
  })

describe('an export of Kobo', () => {
  test('is proposed as sources, parents first, each repeat joined to what it stands in', async () => {
    const { sources, sets, empty, form: summary } = await propose('kobo.xlsx')
    expect(
      sources.map(({ source, rows, documented, key }) => [
        source.dataset,
        source.parent?.dataset,
        rows,
        documented,
        key,
      ]),
    ).toEqual([
      ['Hogares_2026', undefined, 4, 4, null],
      ['personas', 'Hogares_2026', 3, 2, { _submission__uuid: '_uuid' }],
      ['visitas', 'personas', 3, 2, { _parent_index: '_index' }],
    ])
    expect(sets).toEqual([
      {
        name: 'agua',
        dataset: 'Hogares_2026',
        label: { es: 'Fuentes de agua', en: 'Sources of water' },
        variables: ['agua/pozo', 'agua/rio'],
        counted: '1',
      },
    ])
    expect(empty).toEqual(['vacía'])
    expect(summary).toEqual({
      title: 'Hogares',
      version: '3',
      languages: ['Español (es)', 'English (en)'],
      labels: { es: 'Español (es)', en: 'English (en)' },
      questions: 5,
      repeats: ['personas', 'visitas'],
    })
  })

  test('becomes a table of the plan over the response set, with the persons counted in their households', async () => {
    const { sources, sets } = await propose('kobo.xlsx')
    const plan = join(place.folder, 'plan.yaml')
    writeFileSync(
      plan,
      `caracteriza: 1
study: { title: Hogares, window: { es: "2026" } }
derivations:
  - { step: aggregate, dataset: Hogares_2026, from: personas, key: { _uuid: parent_key }, variables: { menores: op.sum(d.edad < 18) } }
designs: [{ id: todos, dataset: Hogares_2026 }]
tables:
  - { id: menores, title: Menores, design: todos, statistic: mean, variable: menores, unit: niños, universe: Hogares }
`,
    )
    await engine.call('plan.load', { file: plan })
    const edits = [
      ...sources.map(({ source }) => ({ edit: 'source' as const, source })),
      ...sets.map((set) => ({ edit: 'set' as const, set })),
    ]
    await engine.call('plan.edit', { edits })
    const again = await engine.call('plan.edit', { edits })
    const table = {
      id: 'agua',
      title: 'Agua',
      design: 'todos',
      statistic: 'shareOfCases',
      variable: 'agua',
      unit: '%',
      universe: 'Hogares',
    } as const
    expect(again.revision).toBe(2)
    await engine.call('plan.edit', { edits: [{ edit: 'table', table }] })
    const { plan: kept } = await engine.call('plan.describe', {})
    expect(kept?.sources).toHaveLength(3)
    for (const source of kept?.sources ?? []) await bring(source)
    const { tables } = await engine.call('plan.run', {})
    const water = tables.find(({ id }) => id === 'agua')
    // Three households were asked; two of them have a well and two a river.
    expect(water?.cells.map(({ level, estimate, n }) => [level, estimate, n])).toEqual([
      ['agua/pozo', 2 / 3, 3],
      ['agua/rio', 2 / 3, 3],
    ])
    expect(tables.find(({ id }) => id === 'menores')?.cells[0]?.estimate).toBeCloseTo(2 / 2, 12)
  })

  test('has keys for the records of repeats that stay, and its labels and universes in the codebook', async () => {
    for (const { source } of (await propose('kobo.xlsx')).sources) await bring(source)
    expect(await values('visitas', 'parent_key', 'record_key')).toEqual([
      ['uuid-a/personas[2]', 'uuid-c/personas[1]', 'uuid-c/personas[1]'],
      ['uuid-a/personas[2]/visitas[1]', 'uuid-c/personas[1]/visitas[1]', 'uuid-c/personas[1]/visitas[2]'],
    ])
    expect(await values('Hogares_2026', 'agua/pozo')).toEqual([['1', '0', '', '1']])
    const place = (await engine.call('data.variables', { dataset: 'visitas' })).find(({ name }) => name === 'lugar')
    expect(place).toMatchObject({
      label: { es: 'Lugar', en: 'Place' },
      universe: 'edad < 5',
      categories: [
        { code: 'clinica', label: { es: 'Clínica', en: 'Clinic' } },
        { code: 'other', label: { es: 'Otro', en: 'Other' } },
      ],
    })
    const { source } = (await propose('kobo.xlsx')).sources[1] as { source: Source }
    expect(await bring(source)).toMatchObject({ unchanged: true })
  })

  test('is described with its form before anything comes in', async () => {
    const description = await engine.call('file.describe', {
      format: 'xlsx',
      file: join(place.folder, 'kobo.xlsx'),
      form: { file: join(place.folder, 'formulario.xlsx'), labels: 'english' },
    })
    expect(description.detected).toContainEqual({ name: 'formColumns', value: '4' })
    expect(description.columns.map(({ variable }) => variable.label)).toEqual([
      'Area',
      'Sources of water',
      'Well',
      'River',
      undefined,
      undefined,
      undefined,
    ])
    expect(description.firstRows[2]?.slice(0, 4)).toEqual(['u', '', '', ''])
  })
})

describe('an export of ODK', () => {
  test('comes in from a CSV per repeat, its answers taken apart', async () => {
    const { sources, sets } = await propose('Hogares-personas-visitas.csv', 'Hogares.csv', 'Hogares-personas.csv')
    expect(sources.map(({ source, key }) => [source.file, source.parent?.dataset, key])).toEqual([
      ['Hogares.csv', undefined, null],
      ['Hogares-personas.csv', 'Hogares', { PARENT_KEY: 'KEY' }],
      ['Hogares-personas-visitas.csv', 'Hogares_personas', { PARENT_KEY: 'KEY' }],
    ])
    expect(sets[0]?.variables).toEqual(['agua/pozo', 'agua/rio', 'agua/lluvia'])
    for (const { source } of sources) await bring(source)
    expect(await values('Hogares', 'agua/pozo', 'agua/rio', 'agua/lluvia')).toEqual([
      ['1', '0', '', '1'],
      ['1', '1', '', '0'],
      ['0', '1', '', '0'],
    ])
    expect((await values('Hogares_personas_visitas', 'parent_key'))[0]).toEqual([
      'uuid:a/Hogares_personas[2]',
      'uuid:c/Hogares_personas[1]',
      'uuid:c/Hogares_personas[1]',
    ])
  })
})

describe('a repeat that does not fit its parent', () => {
  const persons = (cells: string, more: Partial<NonNullable<Source['parent']>> = {}): Source => {
    const head = row('edad', '_parent_index', '_submission__uuid')
    writeFileSync(join(place.folder, 'personas.xlsx'), zipped(sheetParts(head + cells)))
    return { dataset: 'miembros', format: 'xlsx', file: 'personas.xlsx', parent: { dataset: 'hogares', ...more } }
  }
  const line = (age: number, index: number, uuid: string): string => row(number(age), number(index), uuid)
  const households: Source = { dataset: 'hogares', format: 'xlsx', file: 'kobo.xlsx', form }

  test.each([
    ['records without parent', line(3, 1, 'uuid-a') + line(4, 9, 'uuid-z'), 'parent.orphans', { rows: 1, row: 2 }],
    ['row number and submission that disagree', line(3, 2, 'uuid-a'), 'parent.links-disagree', { row: 1 }],
  ])('%s are refused, and nothing is kept', async (_, cells, code, params) => {
    await bring(households)
    await expect(bring(persons(cells))).rejects.toMatchObject({ code, params })
    const { datasets } = await engine.call('study.describe', {})
    expect(datasets.map(({ dataset }) => dataset)).not.toContain('miembros')
  })

  test('is taken as the plan says: without parent, or joined by the columns it names', async () => {
    await bring(households)
    await bring(persons(line(3, 1, 'uuid-a') + line(4, 9, 'uuid-z'), { orphans: 'keep' }))
    expect(await values('miembros', 'parent_key', 'record_key')).toEqual([
      ['uuid-a', ''],
      ['uuid-a/miembros[1]', ''],
    ])
    await bring(persons(line(3, 2, 'uuid-a'), { key: { _parent_index: '_index' } }))
    expect((await values('miembros', 'parent_key'))[0]).toEqual(['uuid-b'])
    await expect(bring(persons(line(3, 2, 'uuid-a'), { key: { _parent_index: 'zona' } }))).rejects.toMatchObject({
      code: 'parent.not-unique',
      params: { key: 'zona', rows: 2 },
    })
  })
})
