import { type Count, isSafe, personsIn } from './count.ts'
import type { Panel } from './panel.ts'

/** Why persons were lost; `codes` are those of the codebook that are taken together. */
export type Reason = { readonly codes: readonly string[]; readonly persons: Count }

/**
 * Persons lost by reason, the most frequent first. With `atLeast` reasons of fewer households are taken together, with the
 * next smaller one as long as they are too few. Null where all of the lost are too few.
 */
export const reasonsOf = (panel: Panel, atLeast: number | undefined): readonly Reason[] | null => {
  const { lost, reasons } = panel
  const codes = [...new Set(reasons.filter((_, person) => lost[person] !== null))]
  const reasonOf = (own: readonly string[]): Reason => ({
    codes: own,
    persons: personsIn(panel, (person) => lost[person] !== null && own.includes(reasons[person] as string)),
  })
  const sorted = codes
    .map((code) => reasonOf([code]))
    .sort((one, other) => other.persons.value - one.persons.value || order(one.codes, other.codes))
  if (atLeast === undefined) return sorted
  const few = sorted.filter(({ persons }) => !isSafe(persons, atLeast))
  const kept = sorted.filter(({ persons }) => isSafe(persons, atLeast))
  if (few.length === 0) return kept
  let together = reasonOf(few.flatMap((one) => one.codes))
  while (!isSafe(together.persons, atLeast)) {
    const next = kept.pop()
    if (next === undefined) return null
    together = reasonOf([...next.codes, ...together.codes])
  }
  return [...kept, together]
}

const order = (one: readonly string[], other: readonly string[]): number => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1)
