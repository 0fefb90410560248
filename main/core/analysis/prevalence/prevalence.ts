import type { AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { degreesOfFreedom } from '../../design/degrees-of-freedom.ts'
import { intervalsOf } from '../../inference/interval.ts'
import { totalsOf, withAnswers } from '../../inference/mean.ts'
import { estimateVector, type VectorStatistic } from '../../inference/vector-statistic.ts'
import { finite } from '../../numerics/finite.ts'
import { at } from '../../numerics/matrix.ts'
import { designOf } from '../../plan/table-inputs.ts'
import { type AnalysisSources, type Findings, fewestOf, holdingsIn, holdingsOf, note } from '../analysis-sources.ts'
import type { PrevalenceSpec } from './spec.ts'

/**
 * How many were displaced, by the screening: households with a displaced member among all screened, and, where the
 * screening asks for them, the persons who were displaced themselves, those who live in such households, and those of
 * them who were born or joined later. Units are kept apart; shares are ratios of two totals of the same design.
 */
export const prevalence = (spec: PrevalenceSpec, sources: AnalysisSources): Findings => {
  const { frame, survey } = sources.design(designOf(sources.plan, spec))
  if (!survey.probability) throw new Failure('analysis.no-probability', { analysis: spec.id, design: spec.design })
  const domain = spec.where === undefined ? new Uint8Array(frame.rows).fill(1) : selects(frame, spec.where)
  const screened = Float64Array.from(domain)
  const displaced = Float64Array.from(selects(frame, spec.displaced), (own, row) => own * (domain[row] as number))
  const inside = (values: Float64Array | null) => values?.map((own, row) => (displaced[row] === 1 ? own : 0)) ?? null
  const all = numbersOf(spec.members, frame, spec)
  const members = inside(all)
  const moved = inside(numbersOf(spec.displacedMembers, frame, spec))
  const later = members && moved ? members.map((own, row) => own - (moved[row] as number)) : null
  const intervals = intervalsOf('wald', spec.ciLevel, survey.rows)
  const logit = intervalsOf('logit', spec.ciLevel, survey.rows)
  // As any table of a domain: totals of displaced households have the degrees of freedom of the units that have some.
  const dfOf = (rows: ArrayLike<number>) => degreesOfFreedom(survey, Uint8Array.from(rows))
  const totalRow = (name: string, values: Float64Array | null, rows: Float64Array): AnalysisValue[][] => {
    if (!values) return []
    const { estimates, covariance } = estimateVector(survey, totalsOf([values], domain))
    return [[`headline.${name}`, ...figuresOf(estimates[0] as number, at(covariance, 0, 0), dfOf(rows), intervals)]]
  }
  const shareRow = (
    name: string,
    part: Float64Array | null,
    whole: Float64Array | null,
    rows: Float64Array,
  ): AnalysisValue[][] => {
    if (!part || !whole) return []
    const { estimates, covariance } = estimateVector(survey, ratioOf(survey.weights, part, whole, domain))
    return [[`headline.${name}`, ...figuresOf(estimates[0] as number, at(covariance, 0, 0), dfOf(rows), logit)]]
  }
  const holdings = holdingsOf(sources, frame)
  const count = (values: Float64Array) => holdingsIn(holdings, Uint8Array.from(values))
  return {
    nature: 'sample',
    unit: spec.unit,
    parts: [
      {
        name: 'prevalence',
        columns: [{ name: 'headline', kind: 'word' }, ...figureColumns('share')],
        rows: [
          ...shareRow('households', displaced, screened, screened),
          ...shareRow('displacedPersons', moved, all && within(all, domain), screened),
          ...shareRow('personsInHouseholds', members, all && within(all, domain), screened),
          ...shareRow('movedOfMembers', moved, members, displaced),
        ],
      },
      {
        name: 'magnitude',
        columns: [{ name: 'headline', kind: 'word' }, ...figureColumns('count')],
        rows: [
          ...totalRow('screened', screened, screened),
          ...totalRow('households', displaced, displaced),
          ...totalRow('displacedPersons', moved, displaced),
          ...totalRow('personsInHouseholds', members, displaced),
          ...totalRow('bornOrJoined', later, displaced),
        ],
      },
    ],
    assumptions: [note('prevalence.screening'), note('prevalence.units')],
    notes: [note('prevalence.records', { screened: count(screened), displaced: count(displaced) })],
    fewest: fewestOf([count(displaced), count(screened.map((own, row) => own - (displaced[row] as number)))]),
    tables: [],
  }
}

const figureColumns = (kind: 'share' | 'count') =>
  [
    { name: 'figure', kind },
    { name: 'se', kind },
    { name: 'ciLow', kind },
    { name: 'ciHigh', kind },
    { name: 'cv', kind: 'share' },
  ] as const

type IntervalOf = ReturnType<typeof intervalsOf>

const figuresOf = (estimate: number, variance: number, df: number, intervalOf: IntervalOf): AnalysisValue[] => {
  const se = Math.sqrt(variance)
  const interval = intervalOf(estimate, se, df)
  return [finite(estimate), finite(se), finite(interval?.[0]), finite(interval?.[1]), finite(se / estimate)]
}

const within = (values: Float64Array, domain: Uint8Array): Float64Array =>
  values.map((own, row) => (domain[row] === 1 ? own : 0))

/** R = Σ w y / Σ w x, with z = (y − R x) / Σ w x. */
const ratioOf = (
  weights: Float64Array,
  part: Float64Array,
  whole: Float64Array,
  domain: Uint8Array,
): VectorStatistic => {
  const inside = withAnswers([part, whole], part.length, domain)
  const sums = (given: Float64Array) => {
    let [y, x] = [0, 0]
    for (let row = 0; row < part.length; row++) {
      if (inside[row] === 0) continue
      y += (given[row] as number) * (part[row] as number)
      x += (given[row] as number) * (whole[row] as number)
    }
    return { y, x }
  }
  return {
    estimate: (given) => {
      const { y, x } = sums(given)
      return Float64Array.of(y / x)
    },
    influence: () => {
      const { y, x } = sums(weights)
      return [part.map((own, row) => (inside[row] === 1 ? (own - (y / x) * (whole[row] as number)) / x : 0))]
    },
    domain: inside,
  }
}

const numbersOf = (name: string | undefined, frame: Frame, { id }: PrevalenceSpec): Float64Array | null => {
  if (name === undefined) return null
  const column = frame.present(variableOf(frame, name).name)
  if (column.type !== 'number') throw new Failure('areas.not-a-number', { analysis: id, variable: name })
  return column.values
}
