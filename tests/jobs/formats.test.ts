import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, test } from 'vitest'
import type { Args } from '../../main/contract/commands.ts'
import { formatOfName } from '../../main/contract/file-format.ts'
import { dtaBytes } from '../files/dta/dta-bytes.ts'
import { number, row, sheetParts, zipped } from '../files/workbook/workbook-bytes.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const { folder, remove } = temporaryFolder()
const engine = testEngine()
afterAll(async () => {
  await engine.close()
  remove()
})

/** The same three synthetic persons in each format. */
const files: readonly (readonly [string, Uint8Array])[] = [
  [
    'personas.dta',
    dtaBytes({
      release: 118,
      variables: [
        { name: 'nombre', type: 10 },
        { name: 'edad', type: 'byte' },
      ],
      rows: [
        ['Ana', 34],
        ['Luz', null],
        ['Eva', 12],
      ],
    }),
  ],
  [
    'personas.xlsx',
    zipped(sheetParts(row('nombre', 'edad') + row('Ana', number(34)) + row('Luz') + row('Eva', number(12)))),
  ],
  [
    'personas.parquet',
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'nombre', data: ['Ana', 'Luz', 'Eva'], type: 'STRING' },
          { name: 'edad', data: [34, null, 12], type: 'INT32' },
        ],
      }),
    ),
  ],
  ['personas.jsonl', Buffer.from('{"nombre":"Ana","edad":34}\n{"nombre":"Luz"}\n{"nombre":"Eva","edad":12}\n')],
]

test.each(files)('%s is described and comes into a study, its identifiers into the vault', async (name, bytes) => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const format = formatOfName(name)
  const description = await engine.call('file.describe', { file, format } as Args<'file.describe'>)
  expect(description).toMatchObject({ format, rows: 3, refused: null })
  expect(description.columns.map(({ variable }) => variable.name)).toEqual(['nombre', 'edad'])
  expect(description.columns[0]?.identifier).toContain('personName')
  expect(description.firstRows).toEqual([
    ['Ana', '34'],
    ['Luz', ''],
    ['Eva', '12'],
  ])

  await engine.call('study.create', { folder: join(folder, `estudio-${format}`), passphrase, person: 'P', title: 'T' })
  const source = { format, dataset: 'personas', file: name, identifiers: ['nombre'] } as Args<'data.import'>['source']
  const { dataset } = await engine.call('data.import', { source, folder, reason: 'primera entrega' })
  expect(dataset).toMatchObject({ dataset: 'personas', rows: 3, identifiers: ['nombre'] })
  expect(await engine.call('data.import', { source, folder, reason: 'otra vez' })).toMatchObject({ unchanged: true })
  await engine.call('study.close', {})
})
