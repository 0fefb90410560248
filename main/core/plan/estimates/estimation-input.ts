import type { Plan } from '../../../contract/plan.ts'
import type { QuantileSpec } from '../../../contract/quantile.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { selects } from '../../derivation/derive.ts'
import type { TableInput } from '../../estimation/estimate-table.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { tableConventions } from './conventions.ts'
import { insideDomain } from './inside-domain.ts'
import { tableDimension } from './table-dimension.ts'
import { type TableMeasure, tableMeasure } from './table-measure.ts'

/** All that a table is estimated from but its statistic. */
export type EstimationInput = Omit<TableInput, 'statistic'> & { readonly quantile: QuantileSpec }

/** A table of the plan as the estimation takes it: dimensions and domain on the derived dataset, with its levels. */
export const estimationInput = (
  plan: Plan,
  table: TableSpec,
  { frame, survey }: PreparedDesign,
): { readonly input: EstimationInput } & Pick<TableMeasure, 'levels' | 'levelLabel'> => {
  const { measure, over, ...labels } = tableMeasure(plan, table, frame)
  const domain = table.where === undefined ? undefined : selects(frame, table.where)
  const input = {
    design: survey,
    measure,
    over,
    dimensions: table.by.map((name) => insideDomain(tableDimension(frame, name, table), frame, table.where, domain)),
    domain,
    margins: table.margins,
    ciLevel: table.ciLevel,
    ...tableConventions(plan, table),
    quality: plan.quality,
    plannedDomains: table.plannedDomains,
    lowDfJustified: table.lowDfJustified,
  }
  return { input, ...labels }
}
