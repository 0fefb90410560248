import { expect, test } from 'vitest'
import type { ResultTable } from '../../../../../main/contract/results.ts'
import { reportTable } from '../../../../../main/core/report/report-table.ts'
import { differences } from '../../../../harness/report-comparisons.ts'
import { syntheticTables, textsIn } from '../../../../harness/report-study.ts'

const causes = syntheticTables.find(({ id }) => id === 'causas') as ResultTable
const scene = { language: 'es', texts: textsIn('es'), warnings: [] } as const
const block = reportTable(causes, 3, scene, differences)

test('a comparator block has the groups side by side, then each difference and what its test says', () => {
  const { grid } = block
  expect(grid.head[0]?.map(({ text, columns, rows }) => [text, columns, rows]).slice(-2)).toEqual([
    ['Diferencia', 1, 2],
    ['Prueba', 1, 2],
  ])
  const groups = (grid.head[0] ?? []).slice(1, -2)
  expect(groups.map(({ text }) => text).slice(0, 2)).toEqual(['Sexo: Hombre', 'Sexo: Mujer'])
  expect(new Set(groups.map(({ columns }) => columns))).toEqual(new Set([2]))
  expect(grid.columns).toBe(1 + 2 * groups.length + 2)
  const rows = grid.groups[0]?.rows ?? []
  expect(rows.every(({ cells }) => cells.length === grid.columns - 1)).toBe(true)
  expect(rows.map(({ cells }) => cells.slice(-2).map(({ text }) => text))).toEqual([
    ['12,3', 'p < 0,001'],
    ['−2,0', 'p = 0,620'],
    ['5,1', 'p = 0,030'],
    ['14,3', '– sin prueba'],
  ])
  const said = rows.map(({ cells }) => cells.at(-1)?.mark)
  expect(said.map((mark) => mark && `${mark.glyph} ${mark.word}`)).toEqual([
    '* significativa',
    '○ no significativa',
    '* significativa',
    null,
  ])
  expect(rows[2]?.cells.at(-2)?.mark?.level).toBe('unreliable')
})

test('its worksheet has the difference in the rows of what is compared, and its notes say what was tested', () => {
  const at = block.records.columns.findIndex(({ label }) => label === 'Diferencia')
  const filled = block.records.rows.filter((row) => row[at] !== '')
  expect(filled).toHaveLength(differences.cells.length)
  expect(filled.map((row) => row[0])).toEqual(filled.map(() => 'Mujer'))
  expect(block.notes.join(' ')).toContain('3 pruebas t')
  expect(block.marks.map(({ level }) => level)).toEqual([
    'weak',
    'unreliable',
    'notEvaluable',
    'significant',
    'notSignificant',
  ])
})
