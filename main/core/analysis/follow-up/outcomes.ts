import { type Count, isSafe, personsIn } from './count.ts'
import { mostPairs, signedRankTest, signTest } from './paired-tests.ts'
import type { Panel } from './panel.ts'
import { scoresOf } from './scores.ts'
import type { OutcomeSpec } from './spec.ts'

/** How persons are against their own baseline; null is not printed. */
export type Outcome = {
  readonly spec: OutcomeSpec
  readonly paired: Count | null
  readonly improved: Count | null
  readonly same: Count | null
  readonly worse: Count | null
  /** Without an answer at the beginning or at any visit. */
  readonly notPaired: Count | null
  readonly p: number
  /** A test was asked for, and there are more pairs than its exact distribution is worked out for. */
  readonly isTooLong: boolean
}

/**
 * Each person's last answer of a visit against her first one. A difference smaller than `least` is none. With `atLeast` a
 * line is printed whole where all of its counts rest on enough households; else who improved alone, where they and all
 * others do; else nothing of it.
 */
export const outcomeOf = (analysis: string, panel: Panel, spec: OutcomeSpec, atLeast: number | undefined): Outcome => {
  const changes = changesOf(analysis, panel, spec)
  const of = (isIn: (change: number | null) => boolean) =>
    personsIn(panel, (person) => isIn(changes[person] as number | null))
  const improved = of((change) => change !== null && change > 0)
  const same = of((change) => change === 0)
  const worse = of((change) => change !== null && change < 0)
  const notPaired = of((change) => change === null)
  const paired = of((change) => change !== null)
  const isFine = (...counts: readonly Count[]): boolean =>
    atLeast === undefined || counts.every((one) => isSafe(one, atLeast))
  if (isFine(improved, same, worse, notPaired, paired)) {
    const some = changes.filter((change) => change !== null)
    const isTooLong = spec.test !== 'none' && some.filter((change) => change !== 0).length > mostPairs
    const p = isTooLong ? Number.NaN : pOf(spec, some, improved.value, worse.value)
    return { spec, paired, improved, same, worse, notPaired, p, isTooLong }
  }
  const hidden = { spec, paired: null, same: null, worse: null, notPaired: null, p: Number.NaN, isTooLong: false }
  const others = of((change) => change === null || change <= 0)
  return { ...hidden, improved: isFine(improved, others) ? improved : null }
}

const pOf = ({ test }: OutcomeSpec, changes: readonly number[], improved: number, worse: number): number => {
  if (test === 'none') return Number.NaN
  return test === 'sign' ? signTest(improved, worse) : signedRankTest(changes)
}

/** By person how much better she is, 0 for a difference that counts for none; null without two answers. */
const changesOf = (analysis: string, panel: Panel, { before, after, better, least = 0 }: OutcomeSpec) => {
  const first = scoresOf(panel.persons, before, analysis)
  const later = scoresOf(panel.visits, after, analysis)
  const last = new Map<number, { readonly month: number; readonly score: number }>()
  for (const { person, month, row } of panel.made) {
    const score = later[row] as number
    if (!Number.isNaN(score) && month >= (last.get(person)?.month ?? 0)) last.set(person, { month, score })
  }
  return Array.from(first, (score, person): number | null => {
    const now = last.get(person)
    if (Number.isNaN(score) || now === undefined) return null
    const change = better === 'more' ? now.score - score : score - now.score
    return Math.abs(change) < least ? 0 : change
  })
}
