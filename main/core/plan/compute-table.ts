import { Failure } from '../../contract/failure.ts'
import type { Plan, TableSpec } from '../../contract/plan.ts'
import { QuantileSpec } from '../../contract/quantile.ts'
import type { Cell, Dimension, ResultTable } from '../../contract/results.ts'
import { type Categories, categoriesOf } from '../data/categories.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { selects } from '../derivation/derive.ts'
import { estimateTable, type TableInput } from '../estimation/estimate-table.ts'
import type { Measure } from '../estimation/measure.ts'
import { quantileTable } from '../inference/quantile-table.ts'
import { tableNotes } from '../quality/table-notes.ts'
import type { PreparedDesign } from './prepare-design.ts'
import { tableMeasure } from './table-measure.ts'

/**
 * A table of the plan, estimated: dimensions and domain on the derived dataset, cells by `estimateTable`, labels from
 * the codebook. The table lacks only its key, which the caller makes of everything that fed it.
 */
export const computeTable = (
  plan: Plan,
  table: TableSpec,
  { frame, survey }: PreparedDesign,
): Omit<ResultTable, 'key'> => {
  const dimensions = table.by.map((name) => categoriesOf(frame, name))
  const { measure, over, levels, levelLabel } = tableMeasure(plan, table, frame)
  const { cells, ciMethod } = estimate(table, measure, {
    design: survey,
    over,
    dimensions,
    domain: table.where === undefined ? undefined : selects(frame, table.where),
    margins: table.margins,
    ciLevel: table.ciLevel,
    deff: table.deff,
    quality: plan.quality,
    plannedDomains: table.plannedDomains,
    lowDfJustified: table.lowDfJustified,
  })
  return {
    id: table.id,
    title: table.title,
    statistic: table.statistic,
    variable: table.variable ?? null,
    unit: table.unit,
    universe: table.universe,
    ...(table.base === undefined ? {} : { base: table.base }),
    window: table.window ?? plan.study.window,
    design: table.design,
    probability: survey.probability,
    qualityProfile: plan.quality.profile,
    ciLevel: table.ciLevel,
    ciMethod,
    dimensions: dimensions.map((dimension) => describeDimension(frame, dimension)),
    levels: [...levels],
    ...(levelLabel === undefined ? {} : { levelLabel }),
    cells: [...cells],
    notes: [
      ...tableNotes(
        plan.quality.profile,
        cells.map(({ verdict }) => verdict),
      ),
    ],
  }
}

type Estimated = { readonly cells: readonly Cell[]; readonly ciMethod: string }

const estimate = (
  { statistic, quantile, ciMethod }: TableSpec,
  measure: Measure | undefined,
  input: Omit<TableInput, 'statistic' | 'measure' | 'ciMethod'>,
): Estimated => {
  if (statistic !== 'quantile') return estimateTable({ ...input, statistic, measure, ciMethod })
  if (measure?.kind !== 'number') throw new Failure('table.not-a-number', { statistic })
  const cells = quantileTable({ ...input, number: measure.number, quantile: QuantileSpec.parse(quantile ?? {}) })
  return { cells, ciMethod: 'woodruff' }
}

const describeDimension = (frame: Frame, { variable, categories }: Categories): Dimension => {
  const { label } = variableOf(frame, variable)
  return { variable, categories: [...categories], ...(label === undefined ? {} : { label }) }
}
