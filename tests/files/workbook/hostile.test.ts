import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openXlsx } from '../../../main/files/workbook/open.ts'
import { damaged, fileFolder, outcomeOf, randomFrom } from '../../harness/damage.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'
import { number, type Parts, row, sheetParts, textCell, zipped } from './workbook-bytes.ts'

const { folder, file, remove } = fileFolder()
afterAll(remove)

const outcome = (bytes: Uint8Array): Promise<string> => outcomeOf(() => openXlsx(file('hostil.xlsx', bytes)))
const outcomeOfParts = (parts: Parts): Promise<string> => outcome(zipped(parts))
const isRefusal = (code: string): boolean => /^(xlsx|cells)\./.test(code) || code === 'file.empty'

const small = sheetParts(
  row('edad', 'nota', 'fecha') +
    Array.from({ length: 20 }, (_, at) => row(number(at), '<c t="s"><v>0</v></c>', number(42_000 + at, 1))).join(''),
  { shared: ['ñandú'] },
)
const sheet = 'xl/worksheets/sheet1.xml'
const withSheet = (change: (xml: string) => string): Parts => ({ ...small, [sheet]: change(String(small[sheet])) })

test('a file cut short is refused wherever it ends', async () => {
  const whole = zipped(small)
  const outcomes = new Set<string>()
  for (let length = 0; length < whole.length; length += 3) outcomes.add(await outcome(whole.subarray(0, length)))
  expect([...outcomes].sort()).toEqual(['file.empty', 'xlsx.not-xlsx', 'xlsx.truncated'])
})

test('an archive with bytes changed at random is read or refused, in bounded memory', async () => {
  const whole = zipped(small)
  const random = randomFrom(2016)
  const outcomes = new Set<string>()
  for (let round = 0; round < 1500; round++) outcomes.add(await outcome(damaged(whole, random)))
  expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
  expect(process.memoryUsage().rss).toBeLessThan(1.5e9)
})

test('parts with bytes changed at random are read or refused', async () => {
  const random = randomFrom(2017)
  const outcomes = new Set<string>()
  const names = Object.keys(small)
  for (let round = 0; round < 1500; round++) {
    const name = names[random(names.length)] as string
    outcomes.add(await outcomeOfParts({ ...small, [name]: damaged(Buffer.from(String(small[name])), random) }))
  }
  expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
})

describe('bombs are refused in less than a second of the processor', () => {
  const timed = (bytes: Uint8Array): Promise<string> => withinProcessorSeconds(1, () => outcome(bytes))

  test('a part that expands a thousandfold', async () => {
    const bomb = `<row>${textCell(' '.repeat(30 * 2 ** 20))}</row>`
    expect(await timed(zipped(sheetParts(bomb)))).toBe('xlsx.bomb')
  })

  test('a part that is larger than it says', async () => {
    const whole = Buffer.from(zipped(sheetParts(row('a') + row('x'.repeat(200_000)))))
    const name = whole.lastIndexOf(sheet)
    whole.writeUInt32LE(whole.readUInt32LE(name - 46 + 24) - 1000, name - 46 + 24)
    expect(await timed(whole)).toBe('xlsx.part-damaged')
  })

  test('entities that expand, and those that reach outside', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const types = [
      `<!DOCTYPE x [<!ENTITY l0 "ja">${laughs}]>`,
      '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    ]
    for (const type of types) {
      const parts = withSheet((xml) => xml.replace('<worksheet', `${type}<worksheet`).replace('edad', '&l9;'))
      expect(await timed(zipped(parts))).toBe('xlsx.forbidden-xml')
    }
    expect(await timed(zipped(withSheet((xml) => xml.replace('edad', '&l9;'))))).toBe('xlsx.part-damaged')
  })

  test('elements deep in one another', async () => {
    const parts = withSheet((xml) => xml.replace('<sheetData>', `${'<x>'.repeat(100_000)}<sheetData>`))
    expect(await timed(zipped(parts))).toBe('xlsx.xml-too-deep')
  })

  test('two cells in opposite corners', async () => {
    const corners =
      '<row r="1"><c r="XFD1" t="str"><v>a</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    expect(await timed(zipped(sheetParts(corners)))).toBe('cells.too-sparse')
  })

  test('a gigantic text', async () => {
    const text = Array.from({ length: 200_000 }, (_, at) => `palabra ${at * 7919}`).join(' ')
    expect(await timed(zipped(sheetParts(row('a') + row(text))))).toBe('xlsx.text-too-long')
  })

  test('more parts than any workbook has', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}`, '']))
    expect(await timed(zipped({ ...small, ...many }))).toBe('xlsx.too-many-parts')
  })
})

describe('an archive that lies or means harm', () => {
  test.each(['../fuera.xml', '/fuera.xml', 'C:/fuera.xml', 'xl/../../fuera.xml', 'xl\\..\\..\\fuera.xml', 'a\u0000b'])(
    'has no part called %j',
    async (name) => {
      expect(await outcomeOfParts({ ...small, [name]: '' })).toBe('xlsx.unsafe-part')
    },
  )

  test('has no part twice, no link, no encrypted part and no part inside another', async () => {
    const whole = Buffer.from(zipped({ ...small, 'xl/stylez.xml': '' }))
    const doubled = Buffer.from(whole)
    for (let at = doubled.indexOf('stylez'); at >= 0; at = doubled.indexOf('stylez')) doubled.write('styles', at)
    expect(await outcome(doubled)).toBe('xlsx.unsafe-part')

    const directory = whole.lastIndexOf(sheet) - 46
    const changed = (at: number, value: number, bytes: number): Buffer => {
      const copy = Buffer.from(whole)
      copy.writeUIntLE(value, directory + at, bytes)
      return copy
    }
    const link = 0o120777 * 2 ** 16
    expect(await outcome(changed(38, link, 4))).toBe('xlsx.unsafe-part')
    expect(await outcome(changed(8, 1, 2))).toBe('xlsx.encrypted')
    expect(await outcome(changed(10, 14, 2))).toBe('xlsx.damaged')
    expect(await outcome(changed(42, 0, 4))).toMatch(/damaged/)
    expect(await outcome(changed(16, 7, 4))).toBe('xlsx.part-damaged')
  })

  test('is no other kind of file', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000)])
    expect(await outcome(compound)).toBe('xlsx.old-format')
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await outcome(encrypted)).toBe('xlsx.encrypted')
    expect(await outcome(Buffer.from('a;b\n1;2\n'))).toBe('xlsx.not-xlsx')
    expect(await outcome(zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toBe(
      'xlsx.other-format',
    )
    expect(await outcome(zipped({ ...small, 'xl/vbaProject.bin': 'x' }))).toBe('xlsx.macros')
    const types = String(small['[Content_Types].xml']).replace('sheet.main', 'sheet.macroEnabled.main')
    expect(await outcome(zipped({ ...small, '[Content_Types].xml': types }))).toBe('xlsx.macros')
    await expect(openXlsx(join(folder, 'none.xlsx'))).rejects.toMatchObject({ code: 'file.not-found' })
  })
})

test.each([
  ['<row r="5"/><row r="5"/>', 5],
  ['<row r="1048577"/>', 1],
  ['<row r="0"/>', 1],
  ['<row r="1"><c r="B1"/><c r="A1"/></row>', 1],
  ['<row r="1"><c r="XFE1"/></row>', 1],
  ['<row r="1"><c r="1"/></row>', 1],
  ['<row><c><v>doce</v></c></row>', 1],
  ['<row><c t="s"><v>99</v></c></row>', 1],
  ['<row><c t="b"><v>2</v></c></row>', 1],
  ['<row><c t="zz"><v>2</v></c></row>', 1],
])('a cell that cannot be is refused: %s', async (rows) => {
  await expect(openXlsx(file('hostil.xlsx', zipped(sheetParts(rows))))).rejects.toMatchObject({
    code: 'xlsx.invalid-cell',
    params: { sheet: 'datos' },
  })
})

test('damaged characters are refused with their variable and row', async () => {
  const parts = sheetParts(row('a') + row('x') + row('_xD83D_'))
  const read = async () => {
    for await (const _ of (await openXlsx(file('hostil.xlsx', zipped(parts)))).batches());
  }
  await expect(read()).rejects.toMatchObject({ code: 'cells.damaged-text', params: { variable: 'a', row: 3 } })
  expect(await outcomeOfParts(withSheet((xml) => xml.replace('edad', 'ed\u0000ad')))).toBe('xlsx.part-damaged')
})

test('a part that is not there is named', async () => {
  const { 'xl/styles.xml': _, ...rest } = small
  await expect(openXlsx(file('hostil.xlsx', zipped(rest)))).rejects.toMatchObject({
    code: 'xlsx.part-missing',
    params: { part: 'xl/styles.xml' },
  })
})

test('reading stops when asked, and when the file changes', async () => {
  const path = file('hostil.xlsx', zipped(small))
  const stop = AbortSignal.abort()
  await expect(openXlsx(path, {}, { signal: stop })).rejects.toMatchObject({ code: 'cancelled' })
  const reading = await openXlsx(path)
  writeFileSync(path, zipped(sheetParts(row('a') + row('b'))))
  await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file.changed' })
})
