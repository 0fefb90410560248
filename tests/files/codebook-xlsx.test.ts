import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Variable } from '../../main/contract/codebook.ts'
import type { Failure } from '../../main/contract/failure.ts'
import { codebookXlsx, readCodebookXlsx } from '../../main/files/codebook-xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'caracteriza-codebook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (bytes: Uint8Array) => {
  const path = join(folder, 'codebook.xlsx')
  writeFileSync(path, bytes)
  return readCodebookXlsx(path)
}

const sexo: Variable = {
  name: 'sexo',
  label: { es: 'Sexo', en: 'Sex' },
  kind: 'nominal',
  storage: 'number',
  categories: [{ code: '01', label: '=1+1' }, { code: '2' }],
  missing: [
    { code: '-9', reason: 'refused' },
    { from: 97, to: 99.5, reason: 'dontKnow', label: { es: 'NS' } },
  ],
  question: 'a\r\nb\tc <&> _x000D_ \u0001 _X0041_',
  decimals: 0,
}

describe('a codebook as a workbook', () => {
  test('comes back as it went', async () => {
    expect(await read(await codebookXlsx([sexo]))).toEqual([sexo])
  })

  test('keeps any text', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('_x005F_', ' a ', '\r', '\u001f'),
    )
    await fc.assert(
      fc.asyncProperty(
        text.filter((one) => !one.includes('\0')),
        async (label) => {
          expect((await read(await codebookXlsx([{ ...sexo, label }])))[0]?.label).toBe(label)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is the same bytes every time', async () => {
    expect(await codebookXlsx([sexo])).toEqual(await codebookXlsx([sexo]))
  })

  test('may be written by hand: few columns, numbers as numbers, blank rows', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Libro')
    for (const row of [
      [],
      ['Record', 'Variable', 'Kind', 'Code'],
      ['variable', 'edad', 'count'],
      [],
      ['category', 'edad', '', 98],
    ])
      sheet.addRow(row)
    const [edad] = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(edad).toMatchObject({ name: 'edad', kind: 'count', categories: [{ code: '98' }] })
  })

  test('that is none is refused', async () => {
    const code = await read(Buffer.from('record,variable\n')).catch((failure: Failure) => failure.code)
    expect(code).toBe('xlsx.not-xlsx')
  })
})
