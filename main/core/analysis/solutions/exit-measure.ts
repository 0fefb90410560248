import type { AnalysisNote, AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { degreesOfFreedom } from '../../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { type Interval, waldInterval } from '../../inference/interval.ts'
import { meanOf } from '../../inference/mean.ts'
import { estimateVector } from '../../inference/vector-statistic.ts'
import { finite } from '../../numerics/finite.ts'
import { at } from '../../numerics/matrix.ts'
import {
  classifiedAsComparator,
  dominatedShares,
  type Exits,
  type Households,
  passAll,
  reachAll,
  reachByCell,
  shareOfExits,
  sumsOf,
} from '../../solutions/exit-metrics.ts'
import { countColumn, note } from '../analysis-sources.ts'
import { refusal } from './failures.ts'
import type { ExitMetric, SolutionsSpec } from './spec.ts'

type Exit = {
  readonly exit: AnalysisPart
  readonly benchmarks: AnalysisPart
  /** Of the metrics that say yes or no of each household. */
  readonly exits: readonly Exits[]
  readonly notes: readonly AnalysisNote[]
}

/**
 * The exit measure by each metric that is asked for: the share of displaced households that exit at the benchmark, and at
 * the ends of the benchmark's interval. Standard error and interval are of the displaced households, the benchmark taken
 * as known.
 */
export const exitMeasure = (spec: SolutionsSpec, survey: SurveyDesign, households: Households, frame: Frame): Exit => {
  const { displaced, comparator } = households
  if (!displaced.includes(1) || !comparator.includes(1)) throw refusal('solutions.none-complete', { analysis: spec.id })
  const given: Given = { spec, households, frame, benchmarkOf: (sums) => benchmarkOf(spec, survey, comparator, sums) }
  const found = spec.metrics.flatMap((metric) => {
    const measured = measuredBy(metric, given)
    return measured ? [{ metric, measured }] : []
  })
  const rows = found.map(({ metric, measured: { low, best, high } }): AnalysisValue[] => {
    const { estimate, se, interval } = meanOfDomain(survey, best, displaced, spec.ciLevel)
    const shareOf = (exits: Exits | undefined) => (exits ? finite(shareOfExits(exits, survey.weights)) : null)
    return [
      `metric.${metric}`,
      shareOf(low),
      finite(estimate),
      shareOf(high),
      finite(se),
      finite(interval?.[0]),
      finite(interval?.[1]),
      `judged.${metric}`,
      displaced.reduce((sum, own) => sum + own, 0),
    ]
  })
  return {
    exit: { name: 'exit', columns: exitColumns, rows },
    benchmarks: {
      name: 'benchmarks',
      columns: benchmarkColumns,
      rows: found.flatMap(({ measured: { sums = [] } }) =>
        sums.map(({ label, best, interval }) => [label, best, finite(interval?.[0]), finite(interval?.[1])]),
      ),
    },
    exits: found.flatMap(({ metric, measured }) => (metric === 'distribution' ? [] : [measured.best])),
    notes: found.length < spec.metrics.length ? [note('solutions.noClassifier')] : [],
  }
}

const exitColumns: AnalysisPart['columns'] = [
  { name: 'metric', kind: 'word' },
  { name: 'exitLow', kind: 'share' },
  { name: 'exitBest', kind: 'share' },
  { name: 'exitHigh', kind: 'share' },
  { name: 'se', kind: 'share' },
  { name: 'ciLow', kind: 'share' },
  { name: 'ciHigh', kind: 'share' },
  { name: 'judged', kind: 'word' },
  countColumn('n'),
]

const benchmarkColumns: AnalysisPart['columns'] = [
  { name: 'benchmark', kind: 'word' },
  { name: 'best', kind: 'number', decimals: 2 },
  { name: 'ciLow', kind: 'number', decimals: 2 },
  { name: 'ciHigh', kind: 'number', decimals: 2 },
]

/** The comparator's mean of a sum of indicators; null where the design has no interval of it. */
type Benchmark = { readonly best: number; readonly interval: Interval | null }

type Given = {
  readonly spec: SolutionsSpec
  readonly households: Households
  readonly frame: Frame
  readonly benchmarkOf: (sums: Float64Array) => Benchmark
}

type Measured = {
  readonly best: Exits
  /** At the upper and the lower end of the benchmarks' intervals, where each has one: the highest lets fewest exit. */
  readonly low?: Exits
  readonly high?: Exits
  readonly sums?: readonly (Benchmark & { readonly label: string })[]
}

/** Null where a classifier has nothing to learn, since some indicator tells the groups apart entirely. */
const measuredBy = (metric: ExitMetric, { spec, households, frame, benchmarkOf }: Given): Measured | null => {
  const { displaced, indicators } = households
  switch (metric) {
    case 'passFail':
      return { best: passAll(households) }
    case 'distribution':
      return { best: dominatedShares(households) }
    case 'classifier':
      return classified(households)
    case 'cells': {
      const cells = cellsOf(spec, frame)
      return atEnds(indicators.map(benchmarkOf), (benchmarks) => reachByCell(households, cells, benchmarks))
    }
    default: {
      const groups = groupsOf(metric, spec)
      const sums = sumsOf(
        indicators,
        groups.map(({ places }) => places),
      )
      const benchmarks = sums.map(benchmarkOf)
      return {
        ...atEnds(benchmarks, (ends) => reachAll(displaced, sums, ends)),
        sums: benchmarks.map((own, place) => ({ ...own, label: groups[place]?.label ?? '' })),
      }
    }
  }
}

const atEnds = (benchmarks: readonly Benchmark[], exitsAt: (benchmarks: readonly number[]) => Exits): Measured => {
  const best = exitsAt(benchmarks.map((own) => own.best))
  const intervals = benchmarks.flatMap(({ interval }) => (interval ? [interval] : []))
  if (intervals.length < benchmarks.length) return { best }
  return { best, low: exitsAt(intervals.map(([, upper]) => upper)), high: exitsAt(intervals.map(([lower]) => lower)) }
}

const classified = (households: Households): Measured | null => {
  try {
    return { best: classifiedAsComparator(households) }
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

type SummedMetric = Exclude<ExitMetric, 'passFail' | 'distribution' | 'classifier' | 'cells'>

/** Which indicators are added up, by their places, and the word for the sum. */
const groupsOf = (
  metric: SummedMetric,
  { indicators }: SolutionsSpec,
): readonly { readonly label: string; readonly places: readonly number[] }[] => {
  const places = [...indicators.keys()]
  if (metric === 'composite') return [{ label: 'criterion.all', places }]
  if (metric === 'perSubcriterion')
    return indicators.map(({ subcriterion }, place) => ({ label: `subcriterion.${subcriterion}`, places: [place] }))
  const criterionOf = (place: number) => indicators[place]?.subcriterion.slice(0, 1) ?? ''
  return [...new Set(places.map(criterionOf))].map((criterion) => ({
    label: `criterion.${criterion}`,
    places: places.filter((place) => criterionOf(place) === criterion),
  }))
}

const benchmarkOf = (
  spec: SolutionsSpec,
  survey: SurveyDesign,
  comparator: Uint8Array,
  sums: Float64Array,
): Benchmark => {
  const { estimate, interval } = meanOfDomain(survey, sums, comparator, spec.ciLevel)
  return { best: estimate, interval }
}

/** The mean over the rows of a domain with an answer, and its Wald interval. */
const meanOfDomain = (survey: SurveyDesign, values: Float64Array, domain: Uint8Array, level: number) => {
  const { estimates, covariance } = estimateVector(survey, meanOf(survey.weights, values, domain))
  const estimate = estimates[0] as number
  const se = Math.sqrt(at(covariance, 0, 0))
  return { estimate, se, interval: waldInterval(estimate, se, level, degreesOfFreedom(survey, domain)) }
}

/** Each household's homogeneous cell by number: the categories of all variables taken together, no answer being one. */
const cellsOf = ({ id, cells }: SolutionsSpec, frame: Frame): readonly number[] => {
  if (cells.length === 0) throw refusal('solutions.no-cells', { analysis: id })
  const numbers = new Map<string, number>()
  const codes = cells.map((name) => categoriesOf(frame, name).codes)
  return Array.from({ length: frame.rows }, (_, row) => {
    const cell = codes.map((own) => own[row]).join()
    const known = numbers.get(cell) ?? numbers.size
    numbers.set(cell, known)
    return known
  })
}
