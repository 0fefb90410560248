import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Args } from '../../main/contract/commands.ts'
import { formatOfName } from '../../main/contract/file-format.ts'
import type { TableSpec } from '../../main/contract/table.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

if (!sharedFolder) tellSkipped('every file of the reference data', 'CARACTERIZA_SHARED')

type Source = Args<'data.import'>['source']

/** Rows and columns of every file with data, as haven counts them in .sav and Python's csv in CSV. */
const plainFiles: readonly (readonly [file: string, rows: number, variables: number])[] = [
  ['chile_enusc2023/enusc2023.csv', 49_813, 15],
  ['idmc_gidd/conflict_country_year.csv', 961, 7],
  ['idmc_gidd/disaster_events.csv', 22_119, 21],
  ['mx_municipios_2020/df_mxmunicipio_2020.csv', 2469, 17],
  ['somalia_idp_host/stratification_samplingframe.csv', 91, 3],
  ['bolivia_eh2019/EH2019_Discriminacion.sav', 11_776, 38],
  ['bolivia_eh2019/EH2019_GastosNoAlimentarios.sav', 11_869, 63],
  ['bolivia_eh2019/EH2019_SeguridadAlimentaria.sav', 11_869, 39],
  ['bolivia_eh2019/EH2019_Vivienda.sav', 11_869, 67],
]

const haiti = shared('data/haiti_msna2022')
const somalia = shared('data/somalia_idp_host')
const template = shared('data/msna_template2024')

describe.skipIf(!sharedFolder)('the reference data', () => {
  let engine: Engine
  let place: ReturnType<typeof temporaryFolder>
  beforeAll(async () => {
    engine = testEngine()
    place = temporaryFolder()
    await engine.call('study.create', {
      folder: join(place.folder, 'e'),
      passphrase,
      person: 'Prueba',
      title: 'Prueba',
    })
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })

  const bring = async (source: Source, folder: string) =>
    (await engine.call('data.import', { source, folder, reason: 'prueba' })).dataset
  const variables = (dataset: string) => engine.call('data.variables', { dataset })

  test.each(plainFiles)('%s comes in whole', async (file, rows, columns) => {
    const format = formatOfName(file)
    const source = { dataset: basename(file).replace(/\W.*/, ''), format, file } as Source
    const dataset = await bring(source, shared('data'))
    expect(dataset).toMatchObject({ rows, variables: columns })
    if (format === 'sav') {
      const told = await variables(dataset.dataset)
      expect(told.filter(({ label }) => label === undefined).map(({ name }) => name)).toEqual([])
    }
  })

  test('Haiti: the form labels every answer of its lists', async () => {
    const source: Source = {
      dataset: 'haiti',
      format: 'csv',
      file: 'main.csv',
      form: { file: 'xlsform_survey.csv', choices: 'xlsform_choices.csv' },
    }
    expect(await bring(source, haiti)).toMatchObject({ rows: 3896, variables: 1070 })
    const told = await variables('haiti')
    const marks = told.filter(({ kind }) => kind === 'multiple')
    expect(marks).toHaveLength(684)
    expect(marks.filter(({ label }) => label === undefined)).toEqual([])
    const displaced = told.find(({ name }) => name === 'd_1_situation_menage')
    expect(displaced?.label).toBe('Lequel des énoncés correspond mieux à la situation du ménage ?')
    expect(displaced?.categories).toHaveLength(5)
  })

  test('Somalia: names as R changed them are met, marks are 0/1 and blank where nobody was asked', async () => {
    const source: Source = {
      dataset: 'somalia',
      format: 'csv',
      file: 'data.csv',
      form: { file: 'kobo questions.csv', choices: 'kobo choices.csv' },
    }
    expect(await bring(source, somalia)).toMatchObject({ rows: 131, variables: 925 })
    const told = await variables('somalia')
    const marks = told.filter(({ kind }) => kind === 'multiple').map(({ name }) => name)
    expect(marks).toContain('no_health_access.not.functional_other')
    const { columns } = await engine.call('data.rows', {
      dataset: 'somalia',
      from: 0,
      count: 131,
      variables: ['girls_beh_change', 'girls_beh_change.sadness'],
    })
    const [summary, mark] = columns.map(({ values }) => values) as [string[], string[]]
    expect(new Set(mark)).toEqual(new Set(['0', '1', '']))
    for (const [row, text] of summary.entries())
      expect(mark[row]).toBe(text === '' || text === 'NA' ? '' : text.split(' ').includes('sadness') ? '1' : '0')
  })

  test('Somalia: what its analysis plan asks, type of latrine by population, without weights', async () => {
    await engine.call('plan.edit', {
      edits: [{ edit: 'design', design: { id: 'somalia', dataset: 'somalia', lonelyPsu: 'fail' } as never }],
    })
    const { added } = await engine.call('plan.importAnalyses', {
      file: join(somalia, 'analysis plan.csv'),
      design: 'somalia',
      unit: '%',
      universe: 'Hogares',
    })
    expect(added).toEqual(['proportion_latrine_type_population_group_hc_idp_only'])
    const { plan } = await engine.call('plan.describe', {})
    const asked = plan?.tables.find(({ id }) => id === added[0])
    expect(asked).toMatchObject({ statistic: 'proportion', by: ['population_group', 'hc_idp_only'], margins: false })
    const table = await engine.call('table.estimate', {
      table: { ...asked, id: 'letrinas', by: ['population_group'], margins: true } as TableSpec,
    })
    const { columns } = await engine.call('data.rows', {
      dataset: 'somalia',
      from: 0,
      count: 131,
      variables: ['population_group', 'latrine_type'],
    })
    const [group, latrine] = columns.map(({ values }) => values) as [string[], string[]]
    const answered = latrine.map((type) => type !== '' && type !== 'NA')
    for (const {
      group: [code],
      level,
      estimate,
      n,
    } of table.cells) {
      const inGroup = group.map((one, row) => answered[row] === true && (code === null || one === code))
      const base = inGroup.filter((one) => one).length
      expect(n).toBe(base)
      if (base > 0)
        expect(estimate).toBeCloseTo(inGroup.filter((one, row) => one && latrine[row] === level).length / base, 12)
    }
    expect(table.cells.length).toBeGreaterThan(4)
  })

  test('the template: five sheets become households, roster, education, health and nutrition, joined by submission', async () => {
    const form = join(template, 'REACH_2024_MSNA-kobo-tool_draft_v11.xlsx')
    const { sources, sets } = await engine.call('sources.propose', {
      files: [join(template, 'dummy_raw_data.xlsx')],
      form: { file: form },
    })
    const rows = []
    for (const { source, key } of sources) rows.push([source.dataset, (await bring(source, template)).rows, key])
    const byUuid = { uuid: 'uuid' }
    expect(rows).toEqual([
      ['main', 241, null],
      ['roster', 965, byUuid],
      ['edu_ind', 965, byUuid],
      ['health_ind', 965, byUuid],
      ['nut_ind', 965, byUuid],
    ])
    expect(sets).toHaveLength(19)
    await engine.call('plan.edit', {
      edits: [
        ...sources.map(({ source }) => ({ edit: 'source' as const, source })),
        ...sets.map((set) => ({ edit: 'set' as const, set })),
        { edit: 'design', design: { id: 'hogares', dataset: 'main', lonelyPsu: 'fail' } as never },
      ],
    })
    // Zeros beside a blank summary: not asked, so the household is not in the base.
    const { columns } = await engine.call('data.rows', {
      dataset: 'main',
      from: 0,
      count: 241,
      variables: ['aap_priority_challenge', 'aap_priority_challenge/food'],
    })
    const [summary, food] = columns.map(({ values }) => values) as [string[], string[]]
    const answered = summary.filter((text) => text !== '')
    const table = await engine.call('table.estimate', {
      table: {
        id: 'retos',
        title: 'Retos',
        design: 'hogares',
        statistic: 'shareOfCases',
        variable: 'aap_priority_challenge',
        unit: '%',
        universe: 'Hogares',
      },
    })
    const cell = table.cells.find(({ level }) => level === 'aap_priority_challenge/food')
    expect(cell?.n).toBe(answered.length)
    expect(cell?.estimate).toBeCloseTo(food.filter((mark) => mark === '1').length / answered.length, 12)
    expect(food.filter((mark) => mark === '')).toHaveLength(241 - answered.length)
  })
})
