import type { CiMethod } from '../../contract/plan.ts'
import type { QualitySpec } from '../../contract/quality.ts'
import type { Cell, Statistic } from '../../contract/results.ts'
import type { Categories } from '../data/categories.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { intervalsOf } from '../inference/interval.ts'
import { isShare } from '../quality/assess.ts'
import { type CellRules, cellOf } from './cell.ts'
import { crossingOf } from './crossing.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type MarginTable, marginTables } from './margins.ts'
import { type Measure, type NumberVariable, type Run, runsOf } from './measure.ts'
import { coarser, tallyOf } from './tally.ts'

/** A table to estimate. Arrays have one element per record of the design. */
export type TableInput = {
  readonly design: SurveyDesign
  readonly statistic: Statistic
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

export type EstimatedTable = { readonly cells: readonly Cell[]; readonly ciMethod: CiMethod }

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
export const estimateTable = (input: TableInput): EstimatedTable => {
  const { design, statistic } = input
  const runs = runsOf(statistic, input.measure, input.over, design.rows, input.domain)
  const parts = runs.flatMap((run, place) => estimateRun(input, run, place))
  const ciMethod = input.ciMethod ?? (boundedStatistics.has(statistic) ? 'logit' : 'wald')
  const rules: CellRules = {
    probability: design.probability,
    share: isShare(
      statistic,
      parts.flatMap(({ figures }) => [...figures.estimate].map(orNull)),
    ),
    interval: intervalsOf(ciMethod, input.ciLevel, design.rows),
    deff: input.deff,
    df: input.dfRule === 'design' ? degreesOfFreedom(design) : undefined,
    quality: input.quality,
    plannedDomain: input.plannedDomains ?? false,
    lowDfJustified: input.lowDfJustified ?? false,
  }
  const inner = runs.length * (runs[0]?.shown.length ?? 1)
  const ranked = parts.flatMap((part) => rankedCells(input.dimensions, part, inner, rules))
  return { cells: ranked.sort((a, b) => a.rank - b.rank).map(({ cell }) => cell), ciMethod }
}

const boundedStatistics: ReadonlySet<Statistic> = new Set(['proportion', 'shareOfCases', 'shareOfResponses'])

/** The figures of one run in one of the tables of the crossing; `place` is that of the run among its like. */
type Part = { readonly run: Run; readonly place: number; readonly table: MarginTable; readonly figures: Figures }

const estimateRun = (input: TableInput, run: Run, place: number): readonly Part[] => {
  const { design, dimensions, margins } = input
  const crossing = crossingOf(run.levels ? [...dimensions, run.levels] : dimensions)
  const tally = tallyOf(design, crossing, run.variables, run.domain)
  return marginTables(crossing, margins, run.levels ? 1 : 0).map((table) => {
    const figures = figuresOf(design, coarser(tally, table.cellTo, table.cells), run.target)
    return { run, place, table, figures }
  })
}

type RankedCell = { readonly rank: number; readonly cell: Cell }

/** The cells of a part with their rank in the whole table; `inner` is the number of figures per group. */
const rankedCells = (
  dimensions: readonly Categories[],
  { run, place, table, figures }: Part,
  inner: number,
  rules: CellRules,
): readonly RankedCell[] => {
  const levels = run.levels?.categories.length ?? 1
  const ranked: RankedCell[] = []
  for (let group = 0; group < table.cells / levels; group++) {
    const positions = positionsOf(dimensions, table, group)
    const codes = positions.map((position, i) => dimensions[i]?.categories[position]?.code ?? null)
    const rank = positions.reduce((sum, position, i) => sum * (categoryCount(dimensions, i) + 1) + position, 0)
    for (const [order, { level, code }] of run.shown.entries()) {
      const cell = cellOf(codes, code, figures, group * levels + level, rules)
      ranked.push({ rank: rank * inner + place + order, cell })
    }
  }
  return ranked
}

/** The place of a group's category in every dimension; one past the last category for a margin. */
const positionsOf = (dimensions: readonly Categories[], { keeps }: MarginTable, group: number): readonly number[] => {
  const positions = dimensions.map((_, i) => categoryCount(dimensions, i))
  let rest = group
  for (let i = dimensions.length - 1; i >= 0; i--) {
    if (!keeps[i]) continue
    const size = categoryCount(dimensions, i)
    positions[i] = rest % size
    rest = Math.floor(rest / size)
  }
  return positions
}

const categoryCount = (dimensions: readonly Categories[], i: number): number => dimensions[i]?.categories.length ?? 0

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
