import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../main/contract/text.ts'
import { resources, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { hasPoppler } from '../../harness/pdf-words.ts'
import { shared, sharedFolder, tellSkipped } from '../../harness/shared.ts'
import { cellOf, reported, type Study, textOfPdf, withoutSpaces } from './written.ts'

if (!sharedFolder) tellSkipped('reports on real files', 'CARACTERIZA_SHARED')

const run = promisify(execFile)
const hasSurvey =
  sharedFolder !== null &&
  (await run('Rscript', ['-e', 'library(survey)']).then(
    () => true,
    () => false,
  ))
if (sharedFolder && !hasSurvey) tellSkipped('figures of real files by R', 'Rscript with the package survey')

/** Lines of `expected.R`: a name and its numbers. */
const byR = async (): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { stdout } = await run('Rscript', [join(import.meta.dirname, 'expected.R'), shared('data')])
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name = '', ...numbers]) => [name, numbers.map(Number)]),
  )
}
let expected: Promise<ReadonlyMap<string, readonly number[]>> | undefined
const figuresOf = async (name: string): Promise<readonly number[]> => {
  expected ??= byR()
  return (await expected).get(name) ?? []
}

const terms = {
  es: ['Unidad:', 'Universo:', 'Base:', 'Periodo de referencia:'],
  en: ['Unit:', 'Universe:', 'Base:', 'Reference period:'],
} as const

/** Every table says in every format what it is a table of. */
const expectWhatTablesAre = ({ written }: Study, language: Language): void => {
  const { captions, docx, pdf, book } = written[language]
  expect(captions.length).toBeGreaterThan(1)
  const paper = hasPoppler ? textOfPdf(pdf) : null
  for (const caption of captions) {
    for (const term of terms[language]) expect(caption).toContain(` ${term} `)
    const [, label = ''] = /^((?:Cuadro|Table) \d+)\./.exec(caption) ?? []
    const facts = caption.slice(caption.indexOf(terms[language][0]))
    expect(withoutSpaces(docx)).toContain(withoutSpaces(facts))
    if (paper !== null) expect(paper).toContain(withoutSpaces(facts))
    const sheet = book.getWorksheet(label.replace(' ', '_'))
    const above = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((row) => sheet?.getCell(row, 1).text ?? '').join(' ')
    for (const term of terms[language]) expect(above).toContain(term)
  }
}

let place: ReturnType<typeof temporaryFolder>
const studyOf = async (plan: string, data: string): Promise<Study> => {
  place = temporaryFolder()
  const engine = testEngine()
  try {
    return await reported(engine, place.folder, plan, shared('data', data), join(resources, 'geography'))
  } finally {
    await engine.close()
    place.remove()
  }
}

describe.skipIf(!sharedFolder)('violence by region of Chile, reliable figures alone', () => {
  let study: Study
  beforeAll(async () => {
    study = await studyOf('chile', 'chile_enusc2023')
  })

  test.each(['es', 'en'] as const)('every table says what it is a table of (%s)', (language) => {
    expectWhatTablesAre(study, language)
  })

  test.skipIf(!hasSurvey)('regions have the figures and standard errors of R', async () => {
    const regions = study.tables[0]?.dimensions[0]?.categories ?? []
    expect(regions).toHaveLength(16)
    for (const { code } of regions) {
      const [share = 0, se = 0, cases] = await figuresOf(`chile.${code}`)
      const cell = cellOf(study, 'region', [code], '1')
      expect(cell.estimate).toBeCloseTo(share, 10)
      expect(cell.se).toBeCloseTo(se, 10)
      expect(cell.cases).toBe(cases)
      // Regions with fewer than 30 cases fail the criteria of CEPAL: Aysén has 25, Magallanes 29.
      expect(cell.verdict.level === 'unreliable').toBe(cell.cases !== null && cell.cases < 30)
    }
  })

  test('prints the fourteen regions that pass, and which were left out and why', () => {
    const rowsOf = (html: string): string[] => {
      const table = html.slice(html.indexOf('id="t-region"'), html.indexOf('id="t-region_sexo"'))
      return [...table.matchAll(/<th scope="row">([^<]+)</g)].map(([, name = '']) => name)
    }
    const { es, en } = study.written
    expect(rowsOf(es.html)).toHaveLength(14 + 1)
    expect(rowsOf(en.html)).not.toContain('Aysén')
    expect(rowsOf(en.html)).not.toContain('Magallanes')
    const said = 'Quedan fuera: Aysén, Magallanes (menos de 30 casos sin ponderar).'
    expect(es.html).toContain(said)
    expect(en.html).toContain('Left out: Aysén, Magallanes (fewer than 30 unweighted cases).')
    expect(es.docx).toContain(said)
    if (hasPoppler) expect(textOfPdf(es.pdf)).toContain(withoutSpaces(said))
    const labels = es.book.getWorksheet('Cuadro_1')?.getColumn(1).values ?? []
    expect(labels).toContain('Ñuble')
    expect(labels).not.toContain('Aysén')
  })
})

describe.skipIf(!sharedFolder)('displaced and non-displaced households of Haiti', () => {
  let study: Study
  beforeAll(async () => {
    study = await studyOf('haiti', 'haiti_msna2022')
  })

  test.each(['es', 'en'] as const)('every table says what it is a table of (%s)', (language) => {
    expectWhatTablesAre(study, language)
  })

  test.skipIf(!hasSurvey).each([
    ['haiti.woman', 'c2_head_sex', 'femme'],
    ['haiti.food', 'e8_food', '1'],
    ['haiti.c_taille_menage', 'c2_size', null],
  ])('%s: both groups and their difference are those of R', async (name, table, level) => {
    const [displaced = 0, others = 0, seDisplaced = 0, seOthers = 0, difference = 0, se = 0] = await figuresOf(name)
    const [one, other] = ['1', '2'].map((code) => cellOf(study, table, [code], level))
    expect([one?.estimate, one?.se, other?.estimate, other?.se].map((value) => value?.toFixed(10))).toEqual(
      [displaced, seDisplaced, others, seOthers].map((value) => value.toFixed(10)),
    )
    const cell = study.comparisons
      .find(({ id }) => id === `${table}_difference`)
      ?.cells.find((found) => found.first === '1' && found.level === level)
    expect(cell?.estimate).toBeCloseTo(difference, 10)
    expect(cell?.se).toBeCloseTo(se, 10)
    expect(cell?.significance).toBe(Math.abs(difference / se) > 1.97 ? 'significant' : 'notSignificant')
  })

  test('comparator blocks print displaced, comparator, total, difference and test, and no other group', () => {
    const { html } = study.written.es
    const block = html.slice(html.indexOf('id="t-c2_head_sex"'), html.indexOf('id="t-c2_size"'))
    const heads = [...block.matchAll(/<th[^>]*scope="col(?:group)?"[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(heads.filter((head) => head?.startsWith('Condición'))).toEqual([
      'Condición del hogar: Desplazado',
      'Condición del hogar: No desplazado',
    ])
    expect(heads).toEqual(expect.arrayContaining(['Total', 'Diferencia', 'Prueba']))
    expect(block).toContain('no significativa')
    expect(html).not.toContain('Otra movilidad')
  })
})

describe.skipIf(!sharedFolder)('disaster events of El Salvador, Honduras and Mexico', () => {
  type Event = {
    readonly iso3: string
    readonly year: string
    readonly hazard: string
    readonly persons: number
    readonly name: string
  }
  const hazards: Readonly<Record<string, string>> = {
    Storm: '1',
    Flood: '2',
    'Mass Movement': '3',
    Earthquake: '4',
    'Volcanic activity': '4',
    Wildfire: '5',
    'Extreme Temperature': '6',
  }
  let study: Study
  let events: readonly Event[]
  beforeAll(async () => {
    study = await studyOf('gidd', 'idmc_gidd')
    const text = readFileSync(shared('data/idmc_gidd/disaster_events.csv'), 'utf8')
    events = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
      .data.filter(({ iso3 }) => ['SLV', 'HND', 'MEX'].includes(iso3 ?? ''))
      .map((row) => ({
        iso3: row.iso3 ?? '',
        year: row.year ?? '',
        hazard: hazards[row.hazard_type_name ?? ''] ?? '',
        persons: Number(row.new_displacement),
        name: row.event_name ?? '',
      }))
  })
  const sum = (some: readonly Event[]): number => some.reduce((total, { persons }) => total + persons, 0)

  test.each(['es', 'en'] as const)('every table says what it is a table of (%s)', (language) => {
    expectWhatTablesAre(study, language)
  })

  test.each([
    ['SLV', 54],
    ['HND', 208],
    ['MEX', 253],
  ])('%s: %i events and their displacements by year and hazard are those of the file', (iso3, count) => {
    const own = events.filter((event) => event.iso3 === iso3)
    expect(own).toHaveLength(count)
    const table = `anio_amenaza_${iso3.toLowerCase()}`
    const [years, kinds] = study.tables.find(({ id }) => id === table)?.dimensions ?? []
    expect(years?.categories).toHaveLength(17)
    for (const year of [...(years?.categories ?? []), { code: null }])
      for (const hazard of [...(kinds?.categories ?? []), { code: null }]) {
        const there = own.filter(
          (event) => (year.code ?? event.year) === event.year && (hazard.code ?? event.hazard) === event.hazard,
        )
        const group = [year.code, hazard.code]
        expect(cellOf(study, `${table}_eventos`, group).estimate).toBe(there.length)
        expect(cellOf(study, table, group)).toMatchObject({
          estimate: sum(there),
          n: there.length,
          se: null,
          ciLow: null,
        })
      }
  })

  test('displacements stand beside events, as sums and records and not as estimates', () => {
    const { html } = study.written.es
    const table = html.slice(html.indexOf('id="t-pais"'), html.indexOf('id="t-pais_amenaza_eventos"'))
    const heads = [...table.matchAll(/<th scope="col">([^<]*)</g)].map(([, text]) => text)
    expect(heads).toEqual(['País', 'Suma', 'Registros'])
    expect(html).not.toContain('Estimación</th>')
    expect(study.written.en.html).toContain('not expanded to the population')
  })

  test.each([
    ['HND', 'departamento', /Valle|Yoro|Choluteca|Olancho/, ['17', '18', '06', '15']],
    ['MEX', 'estado', /Sonora|Zacatecas|Oaxaca|Tabasco/, ['26', '32', '20', '27']],
  ])('%s: the map is of events that name one %s, with a table and words beside it', (iso3, _, pattern, codes) => {
    const id = `lugar_${iso3.toLowerCase()}`
    const names = pattern.source.split('|')
    const others = study.tables.find((table) => table.id === id)?.dimensions[0]?.categories ?? []
    const labels = others.map(({ label }) => (typeof label === 'object' ? (label.es ?? '') : (label ?? '')))
    const namesOne = ({ name }: Event) => labels.filter((label) => name.includes(label)).length === 1
    for (const [at, code] of codes.entries()) {
      const there = events.filter(
        (event) => event.iso3 === iso3 && event.name.includes(names[at] ?? '') && namesOne(event),
      )
      expect(cellOf(study, id, [code]).estimate).toBe(sum(there))
    }
    const whole = cellOf(study, id, [null])
    const parts = others.map(({ code }) => cellOf(study, id, [code]))
    expect(parts.reduce((total, { estimate }) => total + (estimate ?? 0), 0)).toBe(whole.estimate)
    for (const language of ['es', 'en'] as const) {
      const { html } = study.written[language]
      const figure = html.slice(html.indexOf(`id="g-mapa_${iso3.toLowerCase()}"`))
      expect(figure).toContain(`href="#t-${id}"`)
      const [, words = ''] = /<desc[^>]*>([^<]*)</.exec(figure) ?? []
      expect(words.length).toBeGreaterThan(80)
    }
  })
})
