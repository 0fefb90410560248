import type { QualitySpec } from '../../contract/quality.ts'
import type { CountedCell, Statistic } from '../../contract/results.ts'
import type { CiMethod } from '../../contract/table.ts'
import type { Categories } from '../data/categories.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { intervalsByRecords } from '../inference/interval.ts'
import { isShare } from '../quality/assess.ts'
import { type ColumnRules, cellAt, columnsOf, type TableColumns } from './columns.ts'
import { crossingOf } from './crossing.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type Measure, type NumberVariable, runsOf, type SummedStatistic } from './measure.ts'
import { type FigurePositions, figurePositions } from './places.ts'
import { sharedTallies } from './shared-tallies.ts'

/** A table to estimate. Arrays have one element per record of the design. */
export type TableInput = {
  readonly design: SurveyDesign
  readonly statistic: SummedStatistic
  /** What the statistic speaks of; a count without one counts the records of every cell. */
  readonly measure?: Measure | undefined
  /** The denominator of a ratio. */
  readonly over?: NumberVariable | undefined
  readonly dimensions: readonly Categories[]
  /** 1 = record inside; left out = all. The whole design is kept for the variance. */
  readonly domain?: Uint8Array | undefined
  /** Also every margin of the dimensions. */
  readonly margins: boolean
  readonly ciLevel: number
  /** Left out: `logit` for proportions and shares, `wald` for the rest. */
  readonly ciMethod?: CiMethod | undefined
  readonly deff: 'replace' | 'wor'
  /** Degrees of freedom from the units with records in the cell, or from the whole design. */
  readonly dfRule?: 'domain' | 'design' | undefined
  readonly quality: QualitySpec
  readonly plannedDomains?: boolean | undefined
  readonly lowDfJustified?: boolean | undefined
}

export type EstimatedTable = {
  readonly columns: TableColumns
  /** The columns cell by cell, made when first asked for. */
  readonly cells: readonly CountedCell[]
  readonly ciMethod: CiMethod
}

/**
 * Estimates a table: every cell of the crossing of its dimensions in the order of their categories, the last
 * dimension fastest, margins (group `null`) after the categories, levels within groups.
 *
 * Standard errors are by linearisation in the full design (units without records in a cell count as zeros), so a cell
 * says the same as the table of its records alone. Degrees of freedom are the PSUs less the strata with records in
 * the cell; below 1 there is no interval. Records without an answer are outside the base; records without an answer
 * in a dimension count in its margin only. The design effect compares with a simple random sample of the records in
 * the base (`wor`: without replacement, undefined when weights do not expand). Without a probability sample only
 * estimates and counts are given. Refuses tables that are too large and variables that the statistic cannot take.
 */
export const estimateTable = (input: TableInput): EstimatedTable => estimateTables([input])[0] as EstimatedTable

/**
 * Estimates several tables, as `estimateTable` does each of them. Tables of the same design, dimensions, domain and
 * measure (the same arrays) share the pass over the records.
 */
export const estimateTables = (inputs: readonly TableInput[]): readonly EstimatedTable[] => {
  const tallies = sharedTallies()
  return inputs.map((input) => {
    const { design, statistic, measure, over, domain } = input
    const runs = runsOf(statistic, measure, over, design.rows, domain)
    const figures = runs.map((run): readonly Figures[] => {
      const crossing = crossingOf(input.dimensions, run.levels)
      return tallies(design, crossing, run, input.margins).map((tally) => figuresOf(design, tally, run.target))
    })
    return tableOf(input, figurePositions(input.dimensions, input.margins, runs), figures)
  })
}

const boundedStatistics: ReadonlySet<Statistic> = new Set(['proportion', 'shareOfCases', 'shareOfResponses'])

const tableOf = (
  input: TableInput,
  positions: FigurePositions,
  figures: readonly (readonly Figures[])[],
): EstimatedTable => {
  const { design, statistic } = input
  const ciMethod = input.ciMethod ?? (boundedStatistics.has(statistic) ? 'logit' : 'wald')
  const rules: ColumnRules = {
    probability: design.probability,
    share:
      boundedStatistics.has(statistic) ||
      (statistic === 'ratio' && isShare(statistic, estimatesAt(positions, figures))),
    intervals: intervalsByRecords(ciMethod, input.ciLevel),
    deff: input.deff,
    df: input.dfRule === 'design' && design.probability ? degreesOfFreedom(design) : undefined,
    quality: input.quality,
    plannedDomain: input.plannedDomains ?? false,
    lowDfJustified: input.lowDfJustified ?? false,
  }
  const columns = columnsOf(positions, figures, rules)
  let cells: readonly CountedCell[] | undefined
  return {
    columns,
    ciMethod,
    get cells() {
      cells ??= Array.from({ length: positions.count }, (_, i) => cellAt(columns, i, positions.at(i)))
      return cells
    },
  }
}

const estimatesAt = (
  { count, run, choice, element }: FigurePositions,
  figures: readonly (readonly Figures[])[],
): readonly (number | null)[] =>
  Array.from({ length: count }, (_, i) => {
    const estimate = figures[run[i] as number]?.[choice[i] as number]?.estimate[element[i] as number] as number
    return Number.isNaN(estimate) ? null : estimate
  })
