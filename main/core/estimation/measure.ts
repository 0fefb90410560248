import type { Category } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { Statistic } from '../../contract/results.ts'
import type { Categories } from '../data/categories.ts'
import type { Target } from './figures.ts'

/** A number per record; NaN = no answer. */
export type NumberVariable = { readonly variable: string; readonly values: Float64Array }

/** One answer of a question with several: 1 = mentioned, 0 = not, NaN = no answer. */
export type ResponseItem = { readonly category: Category; readonly values: Float64Array }

/** What a statistic speaks of. */
export type Measure =
  | { readonly kind: 'number'; readonly number: NumberVariable }
  | { readonly kind: 'categories'; readonly categories: Categories }
  | { readonly kind: 'responses'; readonly variable: string; readonly items: readonly ResponseItem[] }

/** One pass over the records: what is summed, in which base, and which of its cells become figures. */
export type Run = {
  readonly target: Target
  readonly variables: readonly Float64Array[]
  /** The dimension of levels, inside those of the table. */
  readonly levels?: Categories
  /** The levels that become figures, with the code they are shown by. */
  readonly shown: readonly { readonly level: number; readonly code: string | null }[]
  readonly domain: Uint8Array | undefined
}

/** Statistics that are functions of sums over the records. */
export type SummedStatistic = Exclude<Statistic, 'quantile' | 'variance' | 'gini' | 'poverty'>

export const isSummed = (statistic: Statistic): statistic is SummedStatistic =>
  statistic !== 'quantile' && statistic !== 'variance' && statistic !== 'gini' && statistic !== 'poverty'

/**
 * The passes that a statistic takes. Records without an answer are outside the base; for questions with several
 * answers the base is the records with at least one mention, and an item without an answer there is not mentioned.
 */
export const runsOf = (
  statistic: SummedStatistic,
  measure: Measure | undefined,
  over: NumberVariable | undefined,
  rows: number,
  domain: Uint8Array | undefined,
): readonly Run[] => {
  switch (statistic) {
    case 'count':
      return [measure ? levelRun('count', levelsOf(measure, statistic), domain) : countRun(domain)]
    case 'proportion':
      return [levelRun('share', levelsOf(measure, statistic), domain)]
    case 'total':
    case 'mean':
      return [valueRun(statistic, [numberOf(measure, statistic)], rows, domain)]
    case 'ratio':
      if (!over) throw new Failure('table.no-denominator', {})
      return [valueRun('ratio', [numberOf(measure, statistic), over], rows, domain)]
    case 'shareOfCases':
    case 'shareOfResponses':
      return responseRuns(statistic, measure, rows, domain)
  }
}

const countRun = (domain: Uint8Array | undefined): Run => ({
  target: { kind: 'count', levels: 1 },
  variables: [],
  shown: [{ level: 0, code: null }],
  domain,
})

const levelRun = (kind: 'count' | 'share', levels: LevelChoice, domain: Uint8Array | undefined): Run => ({
  target: { kind, levels: levels.categories.categories.length },
  variables: [],
  levels: levels.categories,
  shown: levels.shown,
  domain,
})

const valueRun = (
  kind: 'total' | 'mean' | 'ratio',
  numbers: readonly NumberVariable[],
  rows: number,
  domain: Uint8Array | undefined,
): Run => {
  const variables = numbers.map(({ values }) => values)
  return { target: { kind }, variables, shown: [{ level: 0, code: null }], domain: answered(variables, rows, domain) }
}

type LevelChoice = { readonly categories: Categories; readonly shown: Run['shown'] }

/** The levels of a categorical variable, or 0 and 1 of a number, of which only 1 becomes a figure. */
const levelsOf = (measure: Measure | undefined, statistic: Statistic): LevelChoice => {
  if (measure?.kind === 'categories') {
    const { categories } = measure
    return { categories, shown: categories.categories.map(({ code }, level) => ({ level, code })) }
  }
  const { variable, values } = numberOf(measure, statistic)
  const codes = new Uint8Array(values.length)
  let others = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value === 0 || value === 1) codes[row] = value + 1
    else if (!Number.isNaN(value)) others++
  }
  if (others > 0) throw new Failure('table.not-zero-one', { variable, rows: others })
  return yesOrNo(variable, codes, null)
}

/** Codes 1 = no and 2 = yes, of which only yes becomes a figure. */
const yesOrNo = (variable: string, codes: Uint8Array, code: string | null): LevelChoice => ({
  categories: { variable, codes, categories: [{ code: '0' }, { code: '1' }] },
  shown: [{ level: 1, code }],
})

const responseRuns = (
  statistic: 'shareOfCases' | 'shareOfResponses',
  measure: Measure | undefined,
  rows: number,
  domain: Uint8Array | undefined,
): readonly Run[] => {
  if (measure?.kind !== 'responses') throw new Failure('table.not-responses', { statistic })
  const { variable, items } = measure
  const mentions = items.map((item) => mentionsOf(item, variable))
  const mentioned = new Float64Array(rows)
  for (const values of mentions) {
    for (let row = 0; row < rows; row++) mentioned[row] = (mentioned[row] as number) + (values[row] as number)
  }
  const base = withMention(mentioned, domain)
  return items.map(({ category }, item): Run => {
    const values = mentions[item] as Uint8Array
    if (statistic === 'shareOfCases') {
      const codes = values.map((mention) => mention + 1)
      return levelRun('share', yesOrNo(variable, codes, category.code), base)
    }
    const shown = [{ level: 0, code: category.code }]
    return { target: { kind: 'ratio' }, variables: [Float64Array.from(values), mentioned], shown, domain: base }
  })
}

/** 1 where the item is mentioned, 0 elsewhere. */
const mentionsOf = ({ values }: ResponseItem, variable: string): Uint8Array => {
  const mentions = new Uint8Array(values.length)
  let others = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value === 1) mentions[row] = 1
    else if (value !== 0 && !Number.isNaN(value)) others++
  }
  if (others > 0) throw new Failure('table.not-zero-one', { variable, rows: others })
  return mentions
}

const withMention = (mentioned: Float64Array, domain: Uint8Array | undefined): Uint8Array => {
  const base = new Uint8Array(mentioned.length)
  for (let row = 0; row < base.length; row++) if (mentioned[row] !== 0 && domain?.[row] !== 0) base[row] = 1
  return base
}

/** The records of the domain that have an answer to every variable. */
const answered = (
  variables: readonly Float64Array[],
  rows: number,
  domain: Uint8Array | undefined,
): Uint8Array | undefined => {
  if (variables.every((values) => values.every((value) => !Number.isNaN(value)))) return domain
  const base = domain ? domain.slice() : new Uint8Array(rows).fill(1)
  for (const values of variables) for (let row = 0; row < rows; row++) if (Number.isNaN(values[row])) base[row] = 0
  return base
}

const numberOf = (measure: Measure | undefined, statistic: Statistic): NumberVariable => {
  if (measure?.kind !== 'number') throw new Failure('table.not-a-number', { statistic })
  return measure.number
}
