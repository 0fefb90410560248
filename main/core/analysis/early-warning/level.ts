import type { SignalRule } from './spec.ts'

/** 0 green, 1 yellow, 2 orange, 3 red. */
export type Level = 0 | 1 | 2 | 3
export const levelNames = ['green', 'yellow', 'orange', 'red'] as const

/** The change of a value against its baseline; null without a baseline, or with one of 0, which nothing can be a part of. */
export const changeOf = (value: number, before: readonly number[]): number | null => {
  const baseline = meanOf(before)
  return baseline === null || baseline === 0 ? null : value / baseline - 1
}

export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** The level of a figure by the thresholds of its rule. */
export const levelOf = (figure: number, { from }: SignalRule): Level => {
  if (figure >= from.red) return 3
  if (figure >= from.orange) return 2
  return figure >= from.yellow ? 1 : 0
}

/** The highest level that at least so many signals reach. */
export const levelOfTerritory = (levels: readonly Level[], signals: number): Level =>
  ([3, 2, 1] as const).find((level) => levels.filter((own) => own >= level).length >= signals) ?? 0
