import type { CountedCell, Statistic } from '../../contract/results.ts'
import type { Categories } from '../../core/data/categories.ts'
import { degreesOfFreedom } from '../../core/design/degrees-of-freedom.ts'
import { estimateTable, type TableInput } from '../../core/estimation/estimate-table.ts'
import { waldInterval } from '../../core/inference/interval.ts'
import type { ReferenceQuestion } from '../../files/reference/reference-set.ts'
import type { Answerer } from './answers.ts'
import type { Answer } from './compare.ts'
import { NotSupported } from './not-supported.ts'
import { argumentOf } from './r-call.ts'
import { domainOf, type ReferenceData } from './reference-data.ts'

/** Figures of a mean, total, count, proportion or ratio, over all, in a crossing (`by`) or in a domain. */
export const answerEstimate: Answerer = (question, design, data) => {
  const domain = domainAsked(question, data)
  const dimensions = question.by_variables.map(data.categories)
  const deff = question.deff_kind ?? (argumentOf(question.call, 'deff') === 'TRUE' ? 'wor' : 'replace')
  const { cells } = estimateTable({ ...conventions, design, dimensions, domain, deff, ...statisticOf(question, data) })
  const cell = cellAsked(cells, question, dimensions)
  const df = degreesOfFreedom(design, domain)
  return {
    ...precisionOf(cell, df),
    deff: cell.deff ?? Number.NaN,
    df,
    ...baseOf(question, design, data),
  }
}

/** Records, weights and degrees of freedom behind a case; records without an answer count, as R counts them. */
export const baseOf: Answerer = (question, design, data) => {
  const domain = domainAsked(question, data)
  const dimensions = question.by_variables.map(data.categories)
  const { cells } = estimateTable({ ...conventions, design, dimensions, domain, statistic: 'count', deff: 'replace' })
  const cell = cellAsked(cells, { ...question, level: null }, dimensions)
  // R's subset of a calibrated design keeps all its rows, those outside with weight 0.
  const isCalibrated = design.layers.length > 0 && design.replicates === null
  const keepsRows = domain !== undefined && dimensions.length === 0 && isCalibrated
  return {
    df_domain: degreesOfFreedom(design, groupAsked(question, dimensions, domain, design.rows)),
    n_unweighted: keepsRows ? design.rows : cell.n,
    sum_weights: cell.sumWeights ?? Number.NaN,
  }
}

/** The rows of the case's domain and group. */
const groupAsked = (
  { by = {} }: ReferenceQuestion,
  dimensions: readonly Categories[],
  domain: Uint8Array | undefined,
  rows: number,
): Uint8Array => {
  const inside = domain?.slice() ?? new Uint8Array(rows).fill(1)
  for (const { variable, codes, categories } of dimensions) {
    const place = 1 + categories.findIndex(({ code }) => code === String(by[variable]))
    for (let row = 0; row < rows; row++) if (codes[row] !== place) inside[row] = 0
  }
  return inside
}

/** Estimate, standard error, variance, CV and the two intervals that R prints: normal, and t with `df`. */
export const precisionOf = (
  figures: { readonly estimate: number | null; readonly se: number | null },
  df: number,
): Answer => {
  const estimate = figures.estimate ?? Number.NaN
  const se = figures.se ?? Number.NaN
  return {
    estimate,
    se,
    var: se * se,
    cv: se / estimate,
    ci: [Number.POSITIVE_INFINITY, df].map((own) => {
      const [lower, upper] = waldInterval(estimate, se, level, own) ?? [Number.NaN, Number.NaN]
      return { level, df: own, lower, upper }
    }),
  }
}

const level = 0.95

export const conventions = {
  margins: false,
  ciLevel: level,
  ciMethod: 'wald',
  dfRule: 'domain',
  quality: { profile: 'inegi', logCv: 'symmetric' },
} as const satisfies Partial<TableInput>

const statisticOf = (
  { kind, call, variables, variable, level: category, numerator, denominator }: ReferenceQuestion,
  data: ReferenceData,
): Pick<TableInput, 'statistic' | 'measure' | 'over'> => {
  const number = (name: string) => ({ variable: name, values: data.numbers(name) })
  if (numerator !== undefined && denominator !== undefined) {
    return {
      statistic: 'ratio',
      measure: { kind: 'number', number: number(numerator) },
      over: number(denominator),
    }
  }
  const [, over] = /svyratio\(~[^,]*,\s*~([^,]*),/.exec(call) ?? []
  if (typeof variable !== 'string' && over !== undefined && variables[0] !== undefined) {
    return { statistic: 'ratio', measure: { kind: 'number', number: number(variables[0]) }, over: number(over) }
  }
  if (typeof variable !== 'string') throw new NotSupported()
  const isTotal = kind.endsWith('total') || kind === 'count'
  if (typeof category !== 'string') {
    return { statistic: isTotal ? 'total' : 'mean', measure: { kind: 'number', number: number(variable) } }
  }
  const statistic: Statistic = isTotal ? 'count' : 'proportion'
  return { statistic, measure: { kind: 'categories', categories: data.categories(variable) } }
}

/** The domain of a case; where the format leaves it out, that of the call's `subset(design, variable != "text")`. */
const domainAsked = ({ domain, call }: ReferenceQuestion, data: ReferenceData): Uint8Array | undefined => {
  if (domain) return domainOf(data, domain.conditions_all_must_hold)
  const [, name, value] = /subset\(\w+,\s*([\w.]+)\s*!=\s*"([^"]*)"\)/.exec(call) ?? []
  if (name === undefined || value === undefined) return undefined
  return domainOf(data, [{ var: name, op: '!=', value }])
}

/** The cell of a table that a case speaks of. */
export const cellAsked = (
  cells: readonly CountedCell[],
  { by = {}, level: category }: Pick<ReferenceQuestion, 'by' | 'level'>,
  dimensions: readonly Categories[],
): CountedCell => {
  const group = dimensions.map(({ variable }) => String(by[variable]))
  const cell = cells.find(
    (candidate) =>
      candidate.level === (category ?? null) && candidate.group.every((code, place) => code === group[place]),
  )
  if (!cell) throw new NotSupported()
  return cell
}
