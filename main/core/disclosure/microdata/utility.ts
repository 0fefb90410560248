import type { MicrodataReport, UtilityFigure } from '../../../contract/microdata.ts'
import { categoriesOf } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { meanOf } from '../../inference/mean.ts'
import { estimateVector } from '../../inference/vector-statistic.ts'

/** The same records with the weights and variances that belong to them. */
export type Side = { readonly frame: Frame; readonly design: SurveyDesign }

/** What analysts lose: weighted totals, shares, means and their standard errors of every variable, before and after. */
export const utilityOf = (
  variables: readonly string[],
  before: Side,
  after: Side,
): Pick<MicrodataReport, 'figures' | 'distances'> => {
  const figures = variables.flatMap((variable) => figuresOf(variable, before, after))
  return {
    figures,
    distances: variables.map((variable) => ({ variable, distance: distanceOf(variable, before, after) })),
  }
}

const isNumber = (frame: Frame, variable: string): boolean => {
  const { kind, storage } = variableOf(frame, variable)
  return storage === 'number' && (kind === 'count' || kind === 'continuous')
}

const figuresOf = (variable: string, before: Side, after: Side): UtilityFigure[] => {
  if (isNumber(before.frame, variable) && isNumber(after.frame, variable)) {
    const [one, other] = [before, after].map((side) => figureOf(numbers(side.frame, variable), side)) as [
      Figure,
      Figure,
    ]
    return [{ variable, category: null, ...pairs(one, other) }]
  }
  const { categories } = categoriesOf(before.frame, variable)
  return categories.map(({ code }) => {
    const [one, other] = [before, after].map((side) => figureOf(isIn(side.frame, variable, code), side)) as [
      Figure,
      Figure,
    ]
    return { variable, category: code, ...pairs(one, other) }
  })
}

type Figure = { readonly total: number | null; readonly mean: number | null; readonly se: number | null }

const pairs = (before: Figure, after: Figure) => ({
  total: { before: before.total, after: after.total },
  mean: { before: before.mean, after: after.mean },
  se: { before: before.se, after: after.se },
})

const figureOf = (values: Float64Array, { design }: Side): Figure => {
  const { weights, probability } = design
  const total = values.reduce(
    (sum, value, row) => (Number.isNaN(value) ? sum : sum + value * (weights[row] as number)),
    0,
  )
  const statistic = meanOf(weights, values)
  if (!statistic.domain?.includes(1)) return { total: null, mean: null, se: null }
  if (!probability) return { total, mean: statistic.estimate(weights)[0] as number, se: null }
  const { estimates, covariance } = estimateVector(design, statistic)
  return { total, mean: estimates[0] as number, se: Math.sqrt(Math.max(0, covariance.values[0] as number)) }
}

const numbers = (frame: Frame, variable: string): Float64Array => {
  const column = frame.present(variable)
  return column.type === 'number' ? column.values : new Float64Array(frame.rows).fill(Number.NaN)
}

/** 1 in the category, 0 in another, NaN without an answer. */
const isIn = (frame: Frame, variable: string, category: string): Float64Array => {
  const { codes, categories } = categoriesOf(frame, variable)
  const wanted = categories.findIndex(({ code }) => code === category) + 1
  return Float64Array.from(codes, (code) => (code === 0 ? Number.NaN : code === wanted ? 1 : 0))
}

/** Of numbers the greatest difference of the weighted distribution functions (Kolmogorov); of categories ½ Σ |p − q|. */
const distanceOf = (variable: string, before: Side, after: Side): number => {
  const [one, other] = [before, after].map((side) => distribution(side, variable)) as [Distribution, Distribution]
  const values = [...new Set([...one.keys(), ...other.keys()])]
  const difference = (value: string | number): number => (one.get(value) ?? 0) - (other.get(value) ?? 0)
  if (!isNumber(before.frame, variable) || !isNumber(after.frame, variable)) {
    return values.reduce<number>((sum, value) => sum + Math.abs(difference(value)) / 2, 0)
  }
  let below = 0
  let greatest = 0
  for (const value of values.sort((a, b) => Number(a) - Number(b))) {
    below += difference(value)
    greatest = Math.max(greatest, Math.abs(below))
  }
  return greatest
}

type Distribution = ReadonlyMap<string | number, number>

const distribution = ({ frame, design }: Side, variable: string): Distribution => {
  const shares = new Map<string | number, number>()
  let sum = 0
  const add = (value: string | number, row: number): void => {
    const weight = design.weights[row] as number
    sum += weight
    shares.set(value, (shares.get(value) ?? 0) + weight)
  }
  if (isNumber(frame, variable)) {
    for (const [row, value] of numbers(frame, variable).entries()) if (!Number.isNaN(value)) add(value, row)
  } else {
    const { codes, categories } = categoriesOf(frame, variable)
    for (const [row, code] of codes.entries()) if (code > 0) add(categories[code - 1]?.code ?? '', row)
  }
  return new Map([...shares].map(([value, weight]) => [value, weight / sum]))
}
