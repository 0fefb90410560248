import { leastKeyFrequency, type RiskReport } from '../../../contract/risk.ts'
import type { Categories } from '../../data/categories.ts'
import { distinctDiversity } from './diversity.ts'
import { householdRisks, individualRisks, uniques } from './individual-risk.ts'
import { keyFrequencies, rareRecords } from './keys.ts'
import { mostSudaKeys, suda } from './suda.ts'

export type RiskInput = {
  readonly dataset: string
  readonly rows: number
  readonly keys: readonly Categories[]
  readonly sensitive: readonly Categories[]
  readonly weights?: Float64Array
  readonly households?: Uint32Array
  /** How many households must share every key for the file to pass. */
  readonly k?: number
}

/**
 * The risk that a dataset carries by its keys. Weights that are missing count 0; the sampled fraction of the special
 * uniques is records over the sum of weights, and 1 in 100 without weights.
 */
export const riskReport = ({
  dataset,
  rows,
  keys,
  sensitive,
  weights,
  households,
  k = leastKeyFrequency,
}: RiskInput): RiskReport => {
  const frequencies = keyFrequencies(keys, rows, weights)
  const risks = individualRisks(frequencies)
  const expected = sumOf(risks)
  const byHousehold = households && householdRisks(risks, households)
  const expanded = weights ? sumOf(weights) : 100 * rows
  const special =
    keys.length < 3 || keys.length > mostSudaKeys ? undefined : suda(keys, rows, Math.min(0.99, rows / expanded))
  const ks = [...new Set([2, 3, leastKeyFrequency, k])].sort((one, other) => one - other)
  const rare = rareRecords(keys, rows, ks, households)
  return {
    dataset,
    keys: keys.map(({ variable }) => variable),
    records: rows,
    anonymity: ks.map((least, at) => ({ k: least, records: rare[at] as number })),
    uniques: uniques(frequencies),
    individual: {
      expected,
      share: expected / Math.max(1, rows),
      greatest: greatestOf(risks),
      outstanding: outstanding(risks),
    },
    ...(byHousehold
      ? {
          household: {
            expected: sumOf(byHousehold),
            share: sumOf(byHousehold) / Math.max(1, rows),
            greatest: greatestOf(byHousehold),
          },
        }
      : {}),
    diversity: sensitive.map((variable) => {
      const diversity = distinctDiversity(keys, variable, rows)
      return {
        variable: variable.variable,
        least: diversity.reduce((least, own) => Math.min(least, own), rows),
        single: diversity.filter((own) => own <= 1).length,
      }
    }),
    ...(special
      ? {
          suda: {
            records: special.scores.filter((score) => score > 0).length,
            greatest: greatestOf(special.disScores),
            contributions: keys.map(({ variable }, at) => ({ variable, share: special.contributions[at] as number })),
          },
        }
      : {}),
    passes: rare[ks.indexOf(k)] === 0,
  }
}

/** Records whose risk stands out: more than the median and twice the median absolute deviation, and more than 0.1. */
const outstanding = (risks: Float64Array): number => {
  const middle = median(risks)
  const spread = median(risks.map((risk) => Math.abs(risk - middle)))
  return risks.filter((risk) => risk > middle + 2 * spread && risk > 0.1).length
}

const median = (values: Float64Array): number => {
  const sorted = values.slice().sort()
  const half = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

const sumOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)

const greatestOf = (values: Float64Array): number => values.reduce((greatest, value) => Math.max(greatest, value), 0)
