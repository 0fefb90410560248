import type { AnalysisPart } from '../../../contract/analysis.ts'
import { degreesOfFreedom } from '../../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { holmAdjusted } from '../../inference/holm.ts'
import { waldInterval } from '../../inference/interval.ts'
import { meansOf, withAnswers } from '../../inference/mean.ts'
import { estimateVector } from '../../inference/vector-statistic.ts'
import { finite } from '../../numerics/finite.ts'
import { at } from '../../numerics/matrix.ts'
import { studentCdf } from '../../numerics/student.ts'
import type { Households } from '../../solutions/exit-metrics.ts'
import { countColumn } from '../analysis-sources.ts'
import type { SolutionsSpec } from './spec.ts'

type Groups = Pick<Households, 'displaced' | 'comparator' | 'indicators'>

/**
 * The progress measure: each indicator among displaced and comparator households with an answer to it, and the difference
 * of the two with the covariance of the design. p values are adjusted for the family of all indicators (Holm). What the
 * library proposes for each, and how many answered, is a part of its own: all in one would be too wide to print upright.
 */
export const progressMeasure = (
  spec: SolutionsSpec,
  survey: SurveyDesign,
  { displaced, comparator, indicators }: Groups,
): readonly [AnalysisPart, AnalysisPart] => {
  const compared = indicators.map((values) => {
    const parts = [displaced, comparator].map((group) => ({
      values,
      inside: withAnswers([values], survey.rows, group),
    }))
    const statistic = meansOf(survey.weights, parts)
    const { estimates, covariance } = estimateVector(survey, statistic)
    const [own, other] = estimates as unknown as readonly [number, number]
    const se = Math.sqrt(at(covariance, 0, 0) + at(covariance, 1, 1) - 2 * at(covariance, 0, 1))
    const df = degreesOfFreedom(survey, statistic.domain)
    const p = se > 0 && df >= 1 ? 2 * studentCdf(Math.abs((own - other) / se), df, 'upper') : Number.NaN
    const interval = se > 0 ? waldInterval(own - other, se, spec.ciLevel, df) : null
    return { own, other, interval, p, n: parts.map(({ inside }) => inside.reduce((sum, one) => sum + one, 0)) }
  })
  const adjusted = holmAdjusted(compared.map(({ p }) => p))
  const measure: AnalysisPart = {
    name: 'progress',
    columns: [
      { name: 'subcriterion', kind: 'word' },
      { name: 'indicator', kind: 'label' },
      { name: 'displaced', kind: 'share' },
      { name: 'comparator', kind: 'share' },
      { name: 'difference', kind: 'points', decimals: 1 },
      { name: 'ciLow', kind: 'points', decimals: 1 },
      { name: 'ciHigh', kind: 'points', decimals: 1 },
      { name: 'pHolm', kind: 'p' },
      { name: 'result', kind: 'word' },
    ],
    rows: spec.indicators.map(({ subcriterion, label, variable }, place) => {
      const { own, other, interval } = compared[place] as (typeof compared)[number]
      const p = adjusted[place] as number
      return [
        `subcriterion.${subcriterion}`,
        label ?? variable,
        finite(own),
        finite(other),
        finite(own - other),
        finite(interval?.[0]),
        finite(interval?.[1]),
        finite(p),
        resultOf(own - other, p, spec.ciLevel),
      ]
    }),
  }
  const answered: AnalysisPart = {
    name: 'progressIndicators',
    columns: [
      { name: 'subcriterion', kind: 'word' },
      { name: 'library', kind: 'word' },
      countColumn('nDisplaced'),
      countColumn('nComparator'),
    ],
    rows: spec.indicators.map(({ subcriterion }, place) => [
      `subcriterion.${subcriterion}`,
      `library.${subcriterion}`,
      ...(compared[place]?.n ?? []),
    ]),
  }
  return [measure, answered]
}

const resultOf = (difference: number, p: number, level: number): string => {
  if (!Number.isFinite(p)) return 'notTested'
  if (p >= 1 - level) return 'noDifference'
  return difference < 0 ? 'behind' : 'ahead'
}
