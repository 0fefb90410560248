import type { ComparisonSpec } from '../../contract/comparison.ts'
import { Failure } from '../../contract/failure.ts'
import type { Dimension, ResultTable } from '../../contract/results.ts'
import type { Combination } from './combination.ts'
import { codesOf, type Figure, type Slice, slicesOf } from './slices.ts'

/** A comparison to test: the combination of figures of the table, and which figures they are. */
export type Contrast = Pick<Slice, 'group' | 'level'> & {
  readonly first: string | null
  readonly second: string | null
  readonly terms: readonly { readonly figure: Figure; readonly coefficient: number }[]
}

/** Comparisons inside one table; a change needs two. */
export type ContrastSpec = Exclude<ComparisonSpec, { compare: 'change' }>

/** The terms as the result tells them. */
export type ContrastTerms = readonly { readonly at: string[]; readonly coefficient: number }[]

/** What a comparison combines, in the order of its result. */
export type Contrasts = {
  readonly compared: readonly string[]
  readonly terms: ContrastTerms
  readonly contrasts: readonly Contrast[]
}

/** The contrasts of a comparison in its table. Refuses categories that the table does not have. */
export const contrastsOf = (spec: ContrastSpec, table: ResultTable): Contrasts => {
  if (spec.levels) codesOf(spec.id, table.variable ?? table.id, table.levels, spec.levels)
  switch (spec.compare) {
    case 'differences':
      return differences(spec, table)
    case 'contrast':
      return contrast(spec, table)
    case 'trend':
      return trend(spec, table)
  }
}

export const combinationOf = ({ terms }: Contrast): Combination =>
  terms.map(({ figure, coefficient }) => ({ place: figure.place, coefficient }))

type Spec<C extends ContrastSpec['compare']> = Extract<ContrastSpec, { compare: C }>

const differences = (spec: Spec<'differences'>, table: ResultTable): Contrasts => {
  const { between, reference } = spec
  const wanted = reference === undefined ? [] : [reference]
  const codes = codesOf(spec.id, between, dimensionOf(table, between).categories, wanted)
  const pairs =
    reference === undefined
      ? codes.flatMap((first, i) => codes.slice(i + 1).map((second) => [first, second] as const))
      : codes.filter((code) => code !== reference).map((code) => [code, reference] as const)
  const contrasts = slicesOf(table, [between], spec.levels).flatMap(({ group, level, at }) =>
    pairs.map(([first, second]): Contrast => {
      const terms = [
        { figure: at([first]), coefficient: 1 },
        { figure: at([second]), coefficient: -1 },
      ]
      return { group, level, first, second, terms }
    }),
  )
  return { compared: [between], terms: [], contrasts }
}

const contrast = (spec: Spec<'contrast'>, table: ResultTable): Contrasts => {
  const named = Object.keys(spec.terms[0]?.at ?? {})
  const compared = table.dimensions.map(({ variable }) => variable).filter((name) => named.includes(name))
  const terms = spec.terms.map(({ at, coefficient }) => ({
    at: compared.map((name) => at[name] as string),
    coefficient,
  }))
  for (const [i, name] of compared.entries()) {
    const wanted = terms.map(({ at }) => at[i] as string)
    codesOf(spec.id, name, dimensionOf(table, name).categories, wanted)
  }
  const contrasts = slicesOf(table, compared, spec.levels).map(({ group, level, at }): Contrast => {
    const figures = terms.map((term) => ({ figure: at(term.at), coefficient: term.coefficient }))
    return { group, level, first: null, second: null, terms: figures }
  })
  return { compared, terms, contrasts }
}

/** Fewer categories with a figure than this have no trend. */
const fewestForTrend = 3

/**
 * The least-squares slope of figures θ on scores x: Σ (x − x̄) θ / Σ (x − x̄)², the linear contrast of orthogonal
 * polynomials on the scale of the scores, whatever their spacing (Robson 1959, Biometrics 15). Its coefficients are
 * fixed numbers, so that its variance is exactly that of the contrast; weights or a generalised fit by the estimated
 * covariance would not be, with few degrees of freedom. Categories without a figure are left out; with fewer than
 * three there is no slope.
 */
const trend = (spec: Spec<'trend'>, table: ResultTable): Contrasts => {
  const { along, scores } = spec
  const codes = codesOf(spec.id, along, dimensionOf(table, along).categories, Object.keys(scores ?? {}))
  const scored = codes.filter((code) => scores === undefined || code in scores)
  const terms = scored.map((code) => ({ at: [code], coefficient: scoreOf(spec, code) }))
  const contrasts = slicesOf(table, [along], spec.levels).map(({ group, level, at }): Contrast => {
    const figures = terms
      .map((term) => ({ figure: at(term.at), score: term.coefficient }))
      .filter(({ figure }) => figure.cell.estimate !== null)
    return { group, level, first: null, second: null, terms: figures.length < fewestForTrend ? [] : slope(figures) }
  })
  return { compared: [along], terms, contrasts }
}

const scoreOf = ({ id, along, scores }: Spec<'trend'>, code: string): number => {
  const score = scores === undefined ? Number(code) : (scores[code] as number)
  if (Number.isFinite(score) && code.trim() !== '') return score
  throw new Failure('comparison.no-score', { comparison: id, variable: along, category: code })
}

const slope = (figures: readonly { readonly figure: Figure; readonly score: number }[]): Contrast['terms'] => {
  const centre = figures.reduce((sum, { score }) => sum + score, 0) / figures.length
  const spread = figures.reduce((sum, { score }) => sum + (score - centre) ** 2, 0)
  return figures.map(({ figure, score }) => ({ figure, coefficient: (score - centre) / spread }))
}

/** The dimension as the comparison names it; the plan was checked to have it. */
export const dimensionOf = (table: ResultTable, name: string): Dimension => {
  const dimension = table.dimensions.find(({ variable }) => variable === name)
  if (!dimension) throw new Error(`table ${table.id} has no dimension ${name}`)
  return dimension
}
