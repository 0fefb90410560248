import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { reportModel } from '../../../main/core/report/report-model.ts'
import { renderXlsx } from '../../../main/files/xlsx/render-xlsx.ts'
import { differences } from '../../harness/report-comparisons.ts'
import { syntheticMethodology } from '../../harness/report-methodology.ts'
import { syntheticPlan, syntheticTables, textsIn } from '../../harness/report-study.ts'

const { report: _, ...withoutSections } = syntheticPlan

describe('comparisons in a workbook', () => {
  test('have a sheet of their own after the tables, with points as numbers times 100', async () => {
    const report = reportModel({
      plan: withoutSections,
      tables: syntheticTables,
      comparisons: [differences],
      methodology: syntheticMethodology,
      language: 'es',
      texts: textsIn('es'),
    })
    const bytes = await renderXlsx(report)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
    const sheet = book.getWorksheet(`Cuadro_${syntheticTables.length + 1}`)
    const rows = (sheet?.getSheetValues() ?? []).filter((row) => Array.isArray(row)) as unknown[][]
    const head = rows.find((row) => row.includes('Diferencia')) ?? []
    const first = rows[rows.indexOf(head) + 1] ?? []
    expect(first[head.indexOf('Diferencia')]).toBeCloseTo(12.3, 10)
    expect(first[head.indexOf('Mujer')]).toBe(0.563)
    expect(first[head.indexOf('Prueba')]).toBe('* significativa')
    // The cell keeps its number, which is shown as the page prints it: never as 0.
    const at = [rows.indexOf(head) + 1, head.indexOf('p ajustada (Holm)')] as const
    const cells = sheet?.getRows(1, sheet.rowCount)?.map((row) => row.getCell(at[1])) ?? []
    expect(cells.find(({ value }) => value === 3e-5)?.numFmt).toBe('[<0.001]"< 0,001";#,##0.000')
    expect(String(sheet?.getCell(4, 1).value)).toContain('Mujer − Hombre')
  })
})
