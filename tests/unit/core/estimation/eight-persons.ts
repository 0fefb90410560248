import { expect } from 'vitest'
import type { CountedCell } from '../../../../main/contract/results.ts'
import { surveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTable, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { categories, coded, numbers } from '../../../harness/survey-data.ts'

/** Eight persons in four PSUs of two strata, all of weight 2. */
export const design = surveyDesign({
  rows: 8,
  strata: [coded('h', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'])],
  units: [coded('psu', ['1', '1', '2', '2', '3', '3', '4', '4'])],
  weights: numbers('w', new Float64Array(8).fill(2)),
})
export const sex = categories('sex', ['F', 'M', 'F', 'M', 'F', 'M', 'F', 'F'])
export const cause = categories('cause', ['x', 'x', 'y', 'x', '', 'y', 'x', 'y'])
export const age = numbers('age', [10, 20, 30, 40, 50, Number.NaN, 70, 80])

export const common: Omit<TableInput, 'statistic'> = {
  design,
  dimensions: [],
  margins: false,
  ciLevel: 0.95,
  deff: 'replace',
  quality: { profile: 'cepal-2023', logCv: 'symmetric' },
}

export const estimate = (input: Partial<TableInput> & Pick<TableInput, 'statistic'>): readonly CountedCell[] =>
  estimateTable({ ...common, ...input }).cells

export const only = (input: Partial<TableInput> & Pick<TableInput, 'statistic'>): CountedCell => {
  const cells = estimate(input)
  expect(cells).toHaveLength(1)
  return cells[0] as CountedCell
}
