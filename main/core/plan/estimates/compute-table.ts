import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { Cell, Dimension, ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import type { Categories } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { estimateTable } from '../../estimation/estimate-table.ts'
import { isSummed } from '../../estimation/measure.ts'
import { giniOf } from '../../inference/gini.ts'
import { linearisedTable } from '../../inference/linearised-table.ts'
import { varianceOf } from '../../inference/mean.ts'
import { quantileTable } from '../../inference/quantile-table.ts'
import { standardisedTable } from '../../inference/standardised-table.ts'
import { tableNotes } from '../../quality/table-notes.ts'
import type { StandardPopulation } from '../../weighting/standardise.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { type EstimationInput, estimationInput } from './estimation-input.ts'
import { describeStandard, standardPopulation } from './standard-population.ts'
import { tableIndependence } from './table-independence.ts'

/**
 * A table of the plan, estimated: dimensions and domain on the derived dataset, cells by `estimateTable`, labels from
 * the codebook. The table lacks only its key, which the caller makes of everything that fed it.
 */
export const computeTable = (plan: Plan, table: TableSpec, prepared: PreparedDesign): Omit<ResultTable, 'key'> => {
  const { input, levels, levelLabel } = estimationInput(plan, table, prepared)
  const standard = table.standardise && standardPopulation(table.standardise, prepared)
  const { cells, ciMethod, incomplete } = estimate(table, input, standard)
  const independence = tableIndependence(table, prepared)
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
    probability: input.design.probability,
    qualityProfile: plan.quality.profile,
    ciLevel: table.ciLevel,
    ciMethod,
    dimensions: input.dimensions.map((dimension) => describeDimension(prepared.frame, dimension)),
    levels: [...levels],
    ...(levelLabel === undefined ? {} : { levelLabel }),
    cells: [...cells],
    ...(independence === undefined ? {} : { independence }),
    ...(table.standardise
      ? { standard: describeStandard(prepared.frame, table.standardise, incomplete ?? false) }
      : {}),
    ...(table.leastQuality === undefined ? {} : { leastQuality: table.leastQuality }),
    ...(table.remarks === undefined ? {} : { remarks: table.remarks }),
    notes: [
      ...tableNotes(
        plan.quality.profile,
        cells.map(({ verdict }) => verdict),
      ),
    ],
  }
}

type Estimated = { readonly cells: readonly Cell[]; readonly ciMethod: string; readonly incomplete?: boolean }

const estimate = (
  { statistic, poverty }: TableSpec,
  input: EstimationInput,
  standard: StandardPopulation | undefined,
): Estimated => {
  if (statistic === 'poverty')
    return estimateTable({ ...input, statistic: poverty?.alpha === 0 ? 'proportion' : 'mean' })
  if (standard && (statistic === 'mean' || statistic === 'proportion')) {
    return standardisedTable({ ...input, statistic }, standard)
  }
  if (isSummed(statistic)) return estimateTable({ ...input, statistic })
  const { measure } = input
  if (measure?.kind !== 'number') throw new Failure('table.not-a-number', { statistic })
  if (statistic !== 'quantile') {
    const cells = linearisedTable({ ...input, number: measure.number }, statistic === 'gini' ? giniOf : varianceOf)
    return { cells, ciMethod: input.ciMethod ?? 'wald' }
  }
  const cells = quantileTable({ ...input, number: measure.number })
  return { cells, ciMethod: 'woodruff' }
}

const describeDimension = (frame: Frame, { variable, categories }: Categories): Dimension => {
  const { label } = variableOf(frame, variable)
  return { variable, categories: [...categories], ...(label === undefined ? {} : { label }) }
}
