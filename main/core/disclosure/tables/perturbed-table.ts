import type { Cell, Perturbation, ResultTable, Verdict } from '../../../contract/results.ts'
import { emptied, tellsCases } from './protected-table.ts'

/** Changed figures behind a cell: of the base and of the numerator (one where the figure is no share), and its amounts. */
export type ChangedFigures = {
  readonly n: number
  readonly cases: number
  /** Weighted counts. */
  readonly base: number
  readonly own: number
  /** The weighted total of the variable, and of the denominator of a ratio; `null` where the table has none. */
  readonly amount: number | null
  readonly over: number | null
}

/** Statistics that follow from changed counts and totals alone. */
export const followsFromCounts = ({ statistic }: Pick<ResultTable, 'statistic'>): boolean =>
  ['count', 'proportion', 'shareOfCases', 'shareOfResponses', 'total', 'mean', 'ratio'].includes(statistic)

/** Below so many printed records, in a category or outside it, nothing is told of the precision of a figure. */
const recordsForVerdict = 30

/**
 * A table made anew of changed figures alone: count = W, share = W of the numerator / W of the base (of all responses, / the
 * sum over the items), total = Y, mean = Y / W, ratio = Y / X. A share or mean whose base became 0 is not defined.
 * Everything that was estimated on the figures as they were and would give them back goes: standard errors (with equal weights
 * the CV of a count is 1 / √n), intervals, which are centred at them, design effects, effective sizes, tests. The verdict
 * stays, without its reasons, where the printed counts are large enough that it tells nothing of few records.
 */
export const perturbedTable = (
  table: ResultTable,
  perturbationOf: (cells: readonly Cell[]) => Perturbation,
  figuresOf: (cell: Cell) => ChangedFigures,
  isImpossible: (cell: Cell) => boolean,
): ResultTable => {
  const responses = new Map<string, number>()
  if (table.statistic === 'shareOfResponses') {
    for (const cell of table.cells) {
      const key = groupKey(cell)
      responses.set(key, (responses.get(key) ?? 0) + figuresOf(cell).own)
    }
  }
  const cells = table.cells.map((cell): Cell => {
    if (isImpossible(cell)) return emptied(cell, 'notApplicable')
    const figures = figuresOf(cell)
    const { n, cases, base } = figures
    return {
      ...emptied(cell, 'free'),
      estimate: estimateOf(table, figures, responses.get(groupKey(cell)) ?? 0),
      n,
      cases: tellsCases(table) ? cases : null,
      sumWeights: base,
      verdict: coarse(cell.verdict, cases < n || isShare(table) ? Math.min(cases, n - cases) : n),
    }
  })
  const { independence: _, ...rest } = table
  return { ...rest, cells, perturbation: perturbationOf(cells) }
}

const groupKey = ({ group }: Cell): string => JSON.stringify(group)

const estimateOf = (
  { statistic, id }: ResultTable,
  { base, own, amount, over }: ChangedFigures,
  responses: number,
): number | null => {
  switch (statistic) {
    case 'count':
      return own
    case 'proportion':
    case 'shareOfCases':
      return share(own, base)
    case 'shareOfResponses':
      return quotient(own, responses)
    case 'total':
      return amount
    case 'mean':
      return quotient(amount, base)
    case 'ratio':
      return quotient(amount, over)
    default:
      throw new Error(`table ${id}: a ${statistic} does not follow from counts`)
  }
}

const quotient = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole

/** Where the counts of a part and of its whole were changed apart, the part can be the greater one. */
const share = (part: number, whole: number): number | null => {
  const found = quotient(part, whole)
  return found === null ? null : Math.min(1, found)
}

const isShare = ({ statistic }: ResultTable): boolean =>
  statistic === 'proportion' || statistic === 'shareOfCases' || statistic === 'shareOfResponses'

/** That a figure has no variation would tell that all records are alike. */
const coarse = ({ level }: Verdict, records: number): Verdict => {
  if (level === 'notApplicable') return { level, reasons: [] }
  if (records < recordsForVerdict) return { level: 'notEvaluable', reasons: [] }
  return { level: level === 'notEvaluable' ? 'unreliable' : level, reasons: [] }
}
