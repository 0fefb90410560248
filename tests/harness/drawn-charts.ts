import type { ChartSpec } from '../../main/contract/report-section.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import { protectedTable } from '../../main/core/disclosure/tables/protected-table.ts'
import { chartOf } from '../../main/core/report/charts/chart.ts'
import type { Geography } from '../../main/core/report/charts/geography.ts'
import type { Scene } from '../../main/core/report/scene.ts'
import { tablesOfGroups } from './chart-tables.ts'
import { syntheticTables, textsIn } from './report-study.ts'

export const scene: Scene = {
  language: 'es',
  texts: textsIn('es'),
  warnings: ['BORRADOR – uso interno', 'DATOS SINTÉTICOS'],
}
export const labels = { chart: 'Gráfico 1', tables: [{ id: 't', label: 'Cuadro 1' }] }
export const tables = [...syntheticTables, ...tablesOfGroups]
export const draw = (chart: Omit<ChartSpec, 'id'>, geography?: Geography) =>
  drawTable(chart, tables.find(({ id }) => id === chart.table) as ResultTable, geography)
export const drawTable = (chart: Omit<ChartSpec, 'id'>, table: ResultTable, geography?: Geography) =>
  chartOf({ id: 'g', ...chart }, table, labels, scene, geography, (id) => tables.find((one) => one.id === id))
export const subtitleOf = ({ spec }: ReturnType<typeof draw>) =>
  (spec.title as { subtitle: readonly string[] }).subtitle.join(' ')
/** A table with some categories of the displaced not published. */
export const hiding = (id: string, codes: readonly string[]): ResultTable => {
  const table = tables.find((one) => one.id === id) as ResultTable
  return protectedTable(
    table,
    ({ group, level }) => group[0] === '1' && codes.includes(level ?? ''),
    () => false,
  )
}
export const valuesOf = ({ spec }: ReturnType<typeof draw>) =>
  (spec.data as { values: readonly Record<string, unknown>[] }).values
