import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../../main/core/report/report.ts'
import { renderXlsx } from '../../../main/files/xlsx/render-xlsx.ts'
import { patienceMs } from '../../harness/patience.ts'
import { syntheticReport } from '../../harness/report-study.ts'

const dangerous = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1']

/** The synthetic report with texts that spreadsheets like to compute. */
const poisoned = (): Report => {
  const report = syntheticReport('es')
  const rows = dangerous.map((text) => [text, { number: -1.5, format: { kind: 'decimal', decimals: 1 } as const }])
  const columns = [
    { label: '=HYPERLINK("x")', isHeader: true },
    { label: 'Suma', isHeader: false },
  ]
  const [section] = report.sections
  if (!section) throw new Error('The report has no section')
  const blocks = section.blocks.map((block) =>
    block.kind === 'table' ? { ...block, title: '=1+1', records: { title: '', columns, rows } } : block,
  )
  return { ...report, title: '=cmd|calc', sections: [{ ...section, blocks }] }
}

const read = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
  return book
}
const entry = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('report as a workbook', () => {
  let bytes: Uint8Array
  let book: ExcelJS.Workbook
  beforeAll(async () => {
    bytes = await renderXlsx(syntheticReport('es'))
    book = await read(bytes)
  })
  const sheetOf = (name: string): ExcelJS.Worksheet => {
    const sheet = book.getWorksheet(name)
    if (!sheet) throw new Error(`No sheet ${name}`)
    return sheet
  }
  const rowsOf = (sheet: ExcelJS.Worksheet) =>
    sheet.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : []))

  test('cover, contents, one sheet per table, technical sheet, signs, glossary and laws', () => {
    const names = book.worksheets.map(({ name }) => name)
    const tables = ['Cuadro_1', 'Cuadro_2', 'Cuadro_3', 'Cuadro_4', 'Cuadro_5']
    expect(names.slice(0, 8)).toEqual(['Portada', 'Contenido', ...tables, 'Notas'])
    expect(names.slice(-3)).toEqual(['Signos_y_calificaciones', 'Glosario', 'Referencias_legales'])
    const cover = rowsOf(sheetOf('Portada')).flat().map(String)
    for (const told of ['Informe inventado', 'Equipo inventado', 'Primera edición ficticia'])
      expect(cover).toContain(told)
    expect(cover.filter((told) => told === 'Cómo citar este informe')).toHaveLength(1)
    expect(cover.some((told) => told.endsWith('Es un borrador para uso interno: no se cita.'))).toBe(true)
  })

  test('contents lead to every sheet', () => {
    const links = rowsOf(sheetOf('Contenido')).flatMap(([cell]) =>
      typeof cell === 'object' && cell !== null && 'hyperlink' in cell ? [String(cell.hyperlink)] : [],
    )
    const names = book.worksheets.map(({ name }) => name)
    expect(links).toEqual(names.slice(2).map((name) => `#'${name}'!A1`))
  })

  test('every sheet has a title in A1, says draft and synthetic in cells and in print, and holds one marked table', () => {
    for (const sheet of book.worksheets) {
      expect(sheet.getCell('A1').text).not.toBe('')
      expect(sheet.getCell('A2').text).toBe('BORRADOR – uso interno · DATOS SINTÉTICOS')
      expect(sheet.headerFooter.oddHeader).toBe('&C&BBORRADOR – uso interno · DATOS SINTÉTICOS')
      expect(sheet.getTables()).toHaveLength(sheet.name === 'Portada' ? 0 : 1)
    }
  })

  test('columns are as wide as the words of their labels, and rows have room for the lines of their texts', () => {
    for (const sheet of book.worksheets.slice(1)) {
      const [table] = sheet.getTables() as unknown as { table: { tableRef: string; columns: { name: string }[] } }[]
      const headerRow = Number(table?.table.tableRef.match(/\d+/)?.[0])
      for (const [place, { name }] of (table?.table.columns ?? []).entries()) {
        const longest = Math.max(...name.split(' ').map((word) => word.length))
        expect(sheet.getColumn(place + 1).width).toBeGreaterThan(longest + 2)
        // A key of 64 letters has no place to break: in two lines it would lie over the row below.
        const words = rowsOf(sheet)
          .slice(headerRow)
          .flatMap((row) => (typeof row?.[place] === 'string' ? row[place].split(' ') : []))
        expect(sheet.getColumn(place + 1).width).toBeGreaterThan(Math.max(0, ...words.map((word) => word.length)) + 2)
      }
      // Excel gives 15 points to a line; text that fills its row is cut by the line above.
      for (let row = headerRow + 1; row <= sheet.rowCount; row++)
        expect(sheet.getRow(row).height).toBeGreaterThanOrEqual(19)
    }
    const heights = rowsOf(sheetOf('Contenido')).map((_, row) => sheetOf('Contenido').getRow(row).height)
    expect(heights.slice(4)).toEqual(heights.slice(4).map(() => 19))
  })

  test('numbers are numbers with a format, beside their rating', () => {
    const rows = rowsOf(sheetOf('Cuadro_2'))
    const header = rows.findIndex((row) => row?.[0] === 'Departamento')
    expect(rows[header]?.slice(0, 6)).toEqual([
      'Departamento',
      'desplazada',
      'Estimación',
      'Calificación',
      'Error estándar',
      'IC 95\u00a0%, límite inferior',
    ])
    expect(rows[header + 3]?.slice(0, 5)).toEqual(['Sonsonate', 'Sí', 0.019, '▲ no fiable', 0.008])
    const estimate = sheetOf('Cuadro_2').getCell(header + 3, 3)
    expect([estimate.type, estimate.numFmt]).toEqual([ExcelJS.ValueType.Number, '0.0" "%'])
    expect(sheetOf('Cuadro_1').getCell(header + 3, 3).numFmt).toBe('#,##0')
  })

  test('headers are frozen and repeated on paper', () => {
    const sheet = sheetOf('Cuadro_3')
    const header = rowsOf(sheet).findIndex((row) => row?.[0] === 'Sexo')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: header })
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
    expect(entry(bytes, 'xl/workbook.xml')).toContain(`$${header}:$${header}`)
  })

  test('text is never a formula, and stays text when it is edited', async () => {
    const evil = await renderXlsx(poisoned())
    const sheets = Object.entries(unzipSync(evil)).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets.filter(([, xml]) => strFromU8(xml).includes('<f>'))).toEqual([])
    const sheet = (await read(evil)).getWorksheet('Cuadro_1')
    const texts = dangerous.map((text) => text.replace('\t', ' '))
    const cells = texts.map((text) => rowsOf(sheet as ExcelJS.Worksheet).find((row) => row?.[0] === text))
    expect(cells).toEqual(texts.map((text) => [text, -1.5]))
    expect(entry(evil, 'xl/styles.xml')).toMatch(/<xf quotePrefix="1" numFmtId="49"/)
  })

  test('the same report is the same bytes, with no date, person or machine in them', async () => {
    const again = await renderXlsx(syntheticReport('es'))
    expect(Buffer.compare(again, bytes)).toBe(0)
    expect(entry(bytes, 'docProps/core.xml')).toContain('<dc:creator>Caracteriza</dc:creator>')
    expect(entry(bytes, 'docProps/core.xml')).toContain('2000-01-01T00:00:00Z')
    expect(entry(bytes, 'docProps/app.xml')).toContain('<Application>Caracteriza</Application>')
    expect(entry(bytes, 'docProps/app.xml')).not.toContain('AppVersion')
  })
})

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
if (office === undefined) console.info('Skipped: the workbook in LibreOffice, because it is not installed.')

describe.skipIf(office === undefined)('report in LibreOffice', () => {
  test('opens as it was written: numbers as numbers, dangerous text as text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'))
    try {
      writeFileSync(join(folder, 'report.xlsx'), await renderXlsx(poisoned()))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3'
      const arguments_ = [
        profile,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'report.xlsx'),
      ]
      execFileSync(office as string, arguments_, { stdio: 'ignore', timeout: patienceMs })
      const csv = readFileSync(join(folder, 'report-Cuadro_1.csv'), 'utf8')
      for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)']) expect(csv).toContain(`${text},-1.5\n`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
