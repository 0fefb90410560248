import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { CsvOptions } from '../../../main/contract/source.ts'
import { delimiters } from '../../../main/core/intake/delimiter.ts'
import { columnsIn, csvFolder, type Encoding, encoded } from '../../harness/csv-files.ts'

const { file, remove } = csvFolder()
afterAll(remove)

const newlines = ['\n', '\r\n', '\r'] as const
const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']

/** Texts with everything that CSV makes hard; Latin-1 letters only, which all four encodings have. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'sí',
    '05',
    '1,5',
    '1;5',
    'a|b',
    'a\tb',
    '"',
    '""',
    'dijo "no"',
    ' x ',
    'dos\nlíneas',
    'a\r\nb',
    'NA',
    '-99',
    'ñandú',
    '=1+1',
  ),
  fc.string({ unit: fc.constantFrom(...'abñÁü¿ 0189.,;|\t"\n\r-'), maxLength: 12 }),
)
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 20 }),
  )

type Writing = {
  delimiter: NonNullable<CsvOptions['delimiter']>
  newline: string
  encoding: Encoding
  quoteAll: boolean
  mark: boolean
  lastBreak: boolean
}
const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  newline: fc.constantFrom(...newlines),
  encoding: fc.constantFrom(...encodings),
  quoteAll: fc.boolean(),
  mark: fc.boolean(),
  lastBreak: fc.boolean(),
})

const written = (rows: readonly (readonly string[])[], how: Writing): Uint8Array => {
  const quoted = (text: string): string =>
    how.quoteAll || /["\n\r]/.test(text) || text.includes(how.delimiter) || text === ''
      ? `"${text.replaceAll('"', '""')}"`
      : text
  const lines = rows.map((row) => row.map(quoted).join(how.delimiter))
  return encoded(lines.join(how.newline) + (how.lastBreak ? how.newline : ''), how.encoding, how.mark)
}

/** What the reading promises: blanks alone are blank, and blank rows at the end are no rows. */
const expected = (rows: readonly (readonly string[])[]): (string | null)[][] => {
  const read = rows.map((row) => row.map((text) => (/^[\0- ]*$/.test(text) ? null : text)))
  const last = read.findLastIndex((row) => row.some((value) => value !== null))
  return read.slice(0, last + 1)
}

test('any table of texts reads back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, async (rows, how) => {
      const values = expected(rows)
      if (values.length === 0) return
      const names = values[0]?.map((_, column) => `c${column}`) ?? []
      const path = file(written([names, ...rows], how))
      const read = await columnsIn(path, {
        delimiter: how.delimiter,
        encoding: how.encoding,
        header: true,
        types: Object.fromEntries(names.map((name) => [name, 'text' as const])),
      })
      expect(read).toEqual(Object.fromEntries(names.map((name, column) => [name, values.map((row) => row[column])])))
    }),
    { numRuns: 300 },
  )
})

test('the same table is read without a word about how it is written', async () => {
  const rows = [
    ['departamento', 'población', 'tasa'],
    ['Sonsonate', '450118', '1.25'],
    ['La Unión', '263271', '0.5'],
    ['Santa Ana', '', '13'],
  ]
  const readings = fc.assert(
    fc.asyncProperty(writing, async (how) => {
      expect(
        await columnsIn(file(written(rows, { ...how, mark: how.mark || how.encoding.startsWith('utf-16') }))),
      ).toEqual({
        departamento: ['Sonsonate', 'La Unión', 'Santa Ana'],
        población: [450118, 263271, null],
        tasa: [1.25, 0.5, 13],
      })
    }),
  )
  await expect(readings).resolves.toBeUndefined()
})
