import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Variable } from '../../../main/contract/codebook.ts'
import { codebookCsv } from '../../../main/files/codebook-csv.ts'
import { codebookXlsx } from '../../../main/files/codebook-xlsx.ts'
import { ddiXml } from '../../../main/files/ddi/write-ddi.ts'
import { dtaBytes } from '../../files/dta/dta-bytes.ts'
import { number, row, sheetParts, workbookParts, zipped } from '../../files/workbook/workbook-bytes.ts'
import { encoded } from '../../harness/csv-files.ts'

/** Small good files of every kind, for mutations. All of them invented. */

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures', name))

const survey =
  'folio;año;ingreso;opinión\r\n001;2016;1.234,5;"dijo ""no"", y\nse fue"\r\n002;2017;NA;\r\n003;;-5;ñandú\r\n'

export const csvSeeds = (): Uint8Array[] => [
  encoded(survey, 'utf-8', true),
  encoded(survey, 'windows-1252'),
  encoded(survey, 'utf-16le', true),
  encoded(`sep=;\r\n${survey}`, 'utf-8'),
  Buffer.from(`id,x\n${Array.from({ length: 60 }, (_, at) => `${at},${at / 7}`).join('\n')}\n`),
]

export const savSeeds = (): Uint8Array[] =>
  ['pspp-1252.sav', 'pspp-utf8-none.sav', 'pspp-utf8.zsav', 'haven.zsav'].map((name) => fixture(`sav/${name}`))

export const dtaSeeds = (): Uint8Array[] => [
  fixture('dta/haven-8.dta'),
  fixture('dta/haven-13.dta'),
  ...[113, 114, 115, 117, 118, 119].map((release) =>
    dtaBytes({
      release,
      bigEndian: release === 114 || release === 119,
      variables: [
        { name: 'edad', type: 'byte', labelSet: 'sino' },
        { name: 'fecha', type: 'double', format: '%td' },
        { name: 'nota', type: release >= 117 ? 'strL' : 20 },
      ],
      rows: Array.from({ length: 9 }, (_, at) => [at % 3 === 0 ? '.a' : at, 20_000 + at, `Relato ${at}`]),
      labelSets: {
        sino: [
          [1, 'Sí'],
          ['.a', 'No sabe'],
        ],
      },
    }),
  ),
]

export const xlsxSeeds = (): Uint8Array[] => [
  zipped(
    sheetParts(
      row('edad', 'nota', 'fecha') +
        Array.from({ length: 6 }, (_, at) => row(number(at), '<c t="s"><v>0</v></c>', number(42_000 + at, 1))).join(''),
      { shared: ['ñandú', '<r><t>a</t></r><r><t>b</t></r>'] },
    ),
  ),
  zipped(
    workbookParts(
      [
        { name: 'hogares', rows: row('id', 'n') + row('a', number(3)) },
        {
          name: 'oculta',
          rows: row('x') + row(number(1.5, 4)),
          state: 'hidden',
          behind: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        },
      ],
      { from1904: true },
    ),
  ),
]

export const jsonlSeeds = (): Uint8Array[] => [
  Buffer.from(
    Array.from({ length: 8 }, (_, at) =>
      JSON.stringify({ id: at, o: { s: `ñ\n"${at}`, b: at % 2 === 0 }, l: [1, 'x'], n: null }),
    ).join('\n'),
  ),
]

export const parquetSeeds = (): Uint8Array[] => {
  const some = <Value>(value: (at: number) => Value) =>
    Array.from({ length: 40 }, (_, at) => (at % 5 === 2 ? null : value(at)))
  const columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData'] = [
    { name: 'id', data: some((at) => BigInt(at)), type: 'INT64' },
    { name: 'texto', data: some((at) => `ñ ${at % 4}`), type: 'STRING' },
    { name: 'si', data: some((at) => at % 2 === 0), type: 'BOOLEAN' },
    { name: 'x', data: some((at) => at / 3), type: 'DOUBLE' },
    { name: 'delta', data: some((at) => at * 3), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
    { name: 'frente', data: some((at) => `prefijo ${at}`), type: 'STRING', encoding: 'DELTA_BYTE_ARRAY' },
  ]
  const compressors = { GZIP: (bytes: Uint8Array) => gzipSync(bytes) }
  return (['UNCOMPRESSED', 'SNAPPY', 'GZIP'] as const).map(
    (codec) => new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors })),
  )
}

const plan = `caracteriza: 1
study: { title: { es: Prueba, en: Trial }, window: "2016", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: h.csv, identifiers: [nombre], options: { delimiter: ";", types: { id: text } } }
  - { dataset: personas, format: sav, file: p.sav }
codebook:
  hogares: &h
    zona: { label: Zona, kind: nominal, categories: [{ code: "1", label: Urbana }, { code: "2", label: Rural }] }
checks:
  - dataset: hogares
    record: id
    rules:
      - { id: edad, check: range, label: Edad, severity: error, variable: edad, from: 0, to: 120 }
derivations:
  - { step: band, dataset: personas, name: grupo, of: edad, list: age-unhcr }
  - { step: derive, dataset: personas, name: doble, formula: d.edad * 2 }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor, lonelyPsu: adjust }
tables:
  - id: t1
    title: Zona
    design: hogares
    statistic: proportion
    variable: zona
    by: [sexo]
    where: d.edad > 10 && d.zona == "1"
    unit: hogares
    universe: Hogares
comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: t1, between: sexo, reference: "1" }
report:
  sections:
    - { title: { es: Uno, en: One }, text: ["{t1[zona=1].estimate:percent}"], tables: [t1] }
`

export const planSeeds = (): Uint8Array[] => [Buffer.from(plan)]

const variables: Variable[] = [
  {
    name: 'sexo',
    label: { es: 'Sexo', en: 'Sex' },
    kind: 'nominal',
    storage: 'number',
    categories: [{ code: '1', label: { es: 'Hombre', en: 'Man' } }, { code: '2', label: 'Mujer' }, { code: '3' }],
    missing: [
      { code: '98', reason: 'dontKnow', label: 'No sabe' },
      { from: 97, to: 99.5, reason: 'other' },
    ],
    universe: 'Personas',
    question: '¿Es usted <hombre> & "mujer"?',
    decimals: 0,
  },
  { name: 'depto', kind: 'geography', storage: 'code', categories: [{ code: '05' }], missing: [] },
]

export const codebookSeeds = (): Uint8Array[] => [Buffer.from(codebookCsv(variables))]

export const codebookXlsxSeeds = async (): Promise<Uint8Array[]> => [await codebookXlsx(variables)]

export const ddiSeeds = (): Uint8Array[] => [
  Buffer.from(
    ddiXml(
      { title: { es: 'Prueba', en: 'Trial' }, program: { name: 'Caracteriza', version: '0' } },
      { dataset: 'personas', rows: 3, variables },
    ),
  ),
]
