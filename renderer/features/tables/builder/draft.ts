import type { Variable } from '../../../../main/contract/codebook.ts'
import { type LeastQuality, type Statistic, statistics } from '../../../../main/contract/results.ts'
import type { CategoryMerge, TableSpec } from '../../../../main/contract/table.ts'

/** A table while it is being put together. */
export type Draft = {
  readonly design: string
  readonly statistic: Statistic
  readonly variable: string | null
  readonly over: string | null
  readonly by: readonly string[]
  readonly where: string
  readonly merge: Readonly<Record<string, readonly CategoryMerge[]>>
  /** Of a quantile, in per cent. */
  readonly order: string
  /** Of a poverty measure: an amount or the name of a variable. */
  readonly line: string
  readonly alpha: 0 | 1 | 2
  /** Direct standardisation; null while the table is not standardised. */
  readonly standard: { readonly by: readonly string[]; readonly dataset: string; readonly total: string } | null
  readonly margins: boolean
  readonly ciLevel: number
  readonly hasIndependence: boolean
  /** Of the figures that the report prints; `any`: all, with their mark. */
  readonly leastQuality: LeastQuality | 'any'
  /** The table of the plan that is being changed; null for a new one. */
  readonly kept: TableSpec | null
}

/** What a change makes of the draft as it stands by then. */
export type DraftChange = (draft: Draft) => Draft

export const newDraft = (design: string): Draft => ({
  design,
  statistic: 'count',
  variable: null,
  over: null,
  by: [],
  where: '',
  merge: {},
  order: '50',
  line: '',
  alpha: 0,
  standard: null,
  margins: true,
  ciLevel: 0.95,
  hasIndependence: false,
  leastQuality: 'any',
  kept: null,
})

/** A table of the plan, to be changed. */
export const draftOf = (table: TableSpec): Draft => ({
  design: table.design,
  statistic: table.statistic,
  variable: table.variable ?? null,
  over: table.over ?? null,
  by: table.by,
  where: table.where ?? '',
  merge: table.merge ?? {},
  order: String(Number(((table.quantile?.order ?? 0.5) * 100).toPrecision(12))),
  line: String(table.poverty?.line ?? ''),
  alpha: table.poverty?.alpha ?? 0,
  standard: table.standardise ? { by: table.standardise.by, ...table.standardise.population } : null,
  margins: table.margins,
  ciLevel: table.ciLevel,
  hasIndependence: table.independence !== undefined,
  leastQuality: table.leastQuality ?? 'any',
  kept: table,
})

export const offered = statistics
export const mostBy = 4

/** What another statistic keeps of a draft: what it has no use for goes. */
export const withStatistic = (draft: Draft, statistic: Statistic): Draft => {
  const next = { ...draft, statistic }
  const keepsVariable = isMultiple(draft) === isMultiple(next)
  return {
    ...next,
    variable: keepsVariable ? draft.variable : null,
    over: null,
    standard: canBeStandardised(next) ? draft.standard : null,
    hasIndependence: false,
    merge: onlyOf(draft.merge, draft.by),
  }
}

/** What other dimensions keep of a draft. */
export const withBy = (draft: Draft, by: readonly string[]): Draft => ({
  ...draft,
  by,
  merge: onlyOf(draft.merge, draft.variable === null ? by : [...by, draft.variable]),
  hasIndependence: false,
})

/** The draft with other merges of a variable; without any when they are none. */
export const withMerge = (draft: Draft, variable: string, merge: readonly CategoryMerge[]): Draft => ({
  ...draft,
  merge: Object.fromEntries(
    Object.entries({ ...draft.merge, [variable]: merge }).filter(([, some]) => some.length > 0),
  ),
})

const onlyOf = (merge: Draft['merge'], names: readonly string[]): Draft['merge'] =>
  Object.fromEntries(Object.entries(merge).filter(([name]) => names.includes(name)))

export const isMultiple = ({ statistic }: Pick<Draft, 'statistic'>): boolean =>
  statistic === 'shareOfCases' || statistic === 'shareOfResponses'

export const canBeStandardised = ({ statistic }: Pick<Draft, 'statistic'>): boolean =>
  statistic === 'mean' || statistic === 'proportion'

/** A count or a proportion in two directions: whether they are independent can be tested. */
export const isTwoWay = ({ statistic, variable, by }: Draft): boolean =>
  (statistic === 'count' || statistic === 'proportion') && by.length + (variable === null ? 0 : 1) === 2

/** Does the statistic speak of categories, or of numbers? */
export const suits = ({ statistic }: Pick<Draft, 'statistic'>, { kind, storage }: Variable): boolean => {
  if (kind === 'weight' || kind === 'design' || kind === 'id') return false
  if (statistic === 'proportion' || statistic === 'count')
    return kind !== 'continuous' && kind !== 'text' && kind !== 'date'
  return storage === 'number'
}

/** Can records be classified by it? */
export const canClassify = ({ kind }: Variable): boolean =>
  kind === 'nominal' || kind === 'ordinal' || kind === 'geography' || kind === 'count' || kind === 'multiple'

/** What is still to be chosen before the table can be estimated; null when nothing is. */
export const missingOf = (draft: Draft): 'variable' | 'denominator' | 'line' | 'order' | 'standard' | null => {
  const { statistic, variable, over, line, order, standard } = draft
  if (statistic !== 'count' && variable === null) return 'variable'
  if (statistic === 'ratio' && over === null) return 'denominator'
  if (statistic === 'poverty' && line.trim() === '') return 'line'
  if (statistic === 'quantile' && orderOf(order) === null) return 'order'
  return standard !== null && (standard.by.length === 0 || standard.total === '') ? 'standard' : null
}

/** A quantile's share from what was typed in per cent; null when it is none. */
export const orderOf = (typed: string): number | null => {
  const share = Number(typed.replace(',', '.')) / 100
  return share > 0 && share < 1 ? share : null
}
