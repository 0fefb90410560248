import { unzipSync } from 'fflate'
import { sheetParts, zipped } from '../../files/workbook/workbook-bytes.ts'
import { householdForm, koboExport } from '../../harness/kobo-export.ts'
import { png } from '../../harness/pictures.ts'
import * as jsonSeeds from './json-seeds.ts'
import * as seeds from './seeds.ts'
import * as tableSeeds from './table-seeds.ts'

/** A small file that asks for far more than it is: memory, time, depth, or belief in what it says of itself. */
export type Bomb = readonly [name: string, bytes: () => Uint8Array]

const text = (content: string): Uint8Array => Buffer.from(content)
const first = (list: readonly Uint8Array[]): Uint8Array => list[0] as Uint8Array

/** The bytes with some others in their place from `at` on; a negative place counts from the end. */
const patched = (whole: Uint8Array, at: number, patch: readonly number[]): Uint8Array => {
  const bytes = Uint8Array.from(whole)
  bytes.set(patch, at < 0 ? whole.length + at : at)
  return bytes
}
const most32 = [0xff, 0xff, 0xff, 0x7f]
const sixThousandBySixThousand = [0, 0, 0x17, 0x70, 0, 0, 0x17, 0x70]

const giganticCell = (header: string, columns: number): Bomb => [
  'a gigantic cell',
  () => text(`${header}\n${'x'.repeat(2_000_000)}${','.repeat(columns - 1)}\n`),
]
const openQuote = (header: string): Bomb => [
  'a quote that never ends',
  () => text(`${header}\n"${'x\n'.repeat(1_000_000)}`),
]
const manyColumns: Bomb = ['columns without end', () => text(`${'a,'.repeat(30_000)}\n1\n`)]

const inParts = (whole: Uint8Array, part: RegExp, content: string): Uint8Array => {
  const parts = unzipSync(whole)
  const name = Object.keys(parts).find((one) => part.test(one)) as string
  return zipped({ ...parts, [name]: content })
}

/** What is wrong with an archive or with the XML in it, whatever the workbook is for. */
const workbookBombs = (whole: () => Uint8Array): readonly Bomb[] => [
  ['a part that inflates a thousandfold', () => inParts(whole(), /sheet1\.xml$/, ' '.repeat(12_000_000))],
  [
    'entities of entities',
    () =>
      inParts(
        whole(),
        /workbook\.xml$/,
        `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${'&a;'.repeat(10)}">`).join('')}]><a>&a19;</a>`,
      ),
  ],
  ['elements without end in one another', () => inParts(whole(), /sheet1\.xml$/, '<a>'.repeat(200_000))],
  [
    'thousands of parts',
    () =>
      zipped({
        ...unzipSync(whole()),
        ...Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`xl/mas/${at}.xml`, '<a/>'])),
      }),
  ],
]

const deepJson: Bomb = ['lists without end in one another', () => text('['.repeat(2_000_000))]

const surveyRow = 'type,name,label'
const nestedGroups = Array.from({ length: 200 }, (_, at) => `begin_group,g${at},G`).join('\n')

const lines = 1_980_000
const repeatedTo = (piece: string): string => piece.repeat(Math.floor(lines / piece.length))

const ring = Array.from({ length: 1000 }, () => [0, 0])

/** The bombs by the door they are for. */
export const bombs: Readonly<Record<string, readonly Bomb[]>> = {
  csv: [giganticCell('a,b', 2), openQuote('a,b'), manyColumns],
  sav: [
    ['more cases than the file holds', () => patched(first(seeds.savSeeds()), 80, most32)],
    ['a label of two thousand million bytes', () => patched(first(seeds.savSeeds()), 208, most32)],
    ['a compressed block that says it is huge', () => patched(seeds.savSeeds()[2] as Uint8Array, -8, most32)],
  ],
  dta: [
    ['more rows than the file holds', () => patched(seeds.dtaSeeds()[2] as Uint8Array, 6, most32)],
    ['more variables than the file holds', () => patched(seeds.dtaSeeds()[2] as Uint8Array, 4, [0xff, 0x7f])],
  ],
  xlsx: [
    ...workbookBombs(() => first(seeds.xlsxSeeds())),
    [
      'two cells in opposite corners',
      () =>
        zipped(
          sheetParts('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ),
    ],
  ],
  jsonl: [
    deepJson,
    ['a name without end', () => text(`{"${'x'.repeat(1_000_000)}":1}`)],
    ['names without end', () => text(`{${Array.from({ length: 60_000 }, (_, at) => `"v${at}":1`).join(',')}}`)],
    ['objects without end in one another', () => text('{"a":'.repeat(500_000))],
  ],
  parquet: [
    ['a footer larger than the file', () => patched(first(seeds.parquetSeeds()), -8, most32)],
    ['nothing between its marks', () => text('PAR1\u0000\u0000\u0000\u0000PAR1')],
  ],
  'form, XLSX': workbookBombs(householdForm),
  'form, survey in CSV': [
    ['groups without end in one another', () => text(`${surveyRow}\n${nestedGroups}\n`)],
    ['rows without end', () => text(`${surveyRow}\n${'text,a,A\n'.repeat(60_000)}`)],
    giganticCell(surveyRow, 3),
  ],
  'form, choices in CSV': [
    ['choices without end', () => text(`list_name,name\n${'a,b\n'.repeat(110_000)}`)],
    giganticCell('list_name,name', 2),
  ],
  'form, settings in CSV': [openQuote('form_title,version'), giganticCell('form_title,version', 2)],
  'export, xlsx': workbookBombs(koboExport),
  'export, csv': [giganticCell('zona,agua', 2), manyColumns],
  'codebook, CSV': [giganticCell('name,label', 2), openQuote('name,label')],
  'codebook, XLSX': [],
  'codebook, DDI': [
    [
      'entities of entities',
      () => text(`<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(1000)}">]><codeBook>&b;</codeBook>`),
    ],
    ['elements without end in one another', () => text('<a>'.repeat(1_000_000))],
    ['an attribute without end', () => text(`<codeBook a="${'x'.repeat(3_000_000)}"/>`)],
  ],
  'list of analyses': [giganticCell('analysis_type,analysis_var', 2), openQuote('analysis_type,analysis_var')],
  'list of analyses, XLSX': workbookBombs(() => first(tableSeeds.analysesXlsxSeeds())),
  'benchmark, CSV': [giganticCell('sexo,level,estimate', 3), openQuote('sexo,level,estimate')],
  'benchmark, XLSX': workbookBombs(() => first(tableSeeds.benchmarkXlsxSeeds())),
  'entered records, CSV': [giganticCell('caso,fecha,edad', 3), openQuote('caso,fecha,edad')],
  'entered records, YAML': [
    ['lists without end in one another', () => text('['.repeat(500_000))],
    ['records without end', () => text('- { caso: 1 }\n'.repeat(200_000))],
  ],
  corrections: [giganticCell('record,variable,value,reason', 4), openQuote('record,variable,value,reason')],
  'boundaries, geojson': [
    deepJson,
    ['areas without end', () => text(`{"type":"FeatureCollection","features":[${'{},'.repeat(60_000)}{}]}`)],
  ],
  'boundaries, topojson': [
    [
      'collections in collections',
      () =>
        text(
          `{"type":"Topology","arcs":[],"objects":{"a":${'{"type":"GeometryCollection","geometries":['.repeat(5000)}`,
        ),
    ],
    [
      'one arc taken again and again',
      () =>
        text(
          JSON.stringify({
            type: 'Topology',
            arcs: [ring],
            objects: {
              a: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [Array(100_000).fill(0)] }] },
            },
          }),
        ),
    ],
  ],
  'system of tables': [
    deepJson,
    [
      'a cell that is not there',
      () => text(Buffer.from(first(jsonSeeds.systemSeeds())).toString().replace('"total":3', '"total":999999999')),
    ],
  ],
  'reference values': [deepJson, ['objects without end in one another', () => text('{"a":'.repeat(500_000))]],
  'manifest of a release': [['more than any manifest is', () => new Uint8Array(2 ** 26 + 1)]],
  logo: [
    ['a picture of two thousand million pixels a side', () => patched(png(9, 9), 16, [0x7f, 0xff, 0xff, 0xff])],
    ['a picture that says to be large and is not there', () => patched(png(9, 9), 16, sixThousandBySixThousand)],
    ['a JPEG whose segments never end', () => Buffer.from(`ffd8${'ffe00002'.repeat(500_000)}`, 'hex')],
  ],
  plan: [
    ['lists without end in one another', () => text('- '.repeat(900_000))],
    ['a bracket that is missing early', () => text(`a: [\n${repeatedTo('} ')}`)],
    ['the same key again and again', () => text('a: 1\n'.repeat(30_000))],
    ['nothing but breaks of lines', () => text(repeatedTo('#\n'))],
    ['keys without end', () => text(Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join('\n'))],
    [
      'aliases of aliases',
      () =>
        text(
          Array.from({ length: 40 }, (_, at) => `a${at}: &x${at} [${at > 0 ? `*x${at - 1},`.repeat(9) : '1'}]`).join(
            '\n',
          ),
        ),
    ],
  ],
}

/** Those whose seed takes time to make. */
export const bombsOf = async (door: string): Promise<readonly Bomb[]> => {
  if (door !== 'codebook, XLSX') return bombs[door] ?? []
  const whole = first(await seeds.codebookXlsxSeeds())
  return workbookBombs(() => whole)
}
