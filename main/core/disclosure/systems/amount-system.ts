import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import type { Place } from '../places/place.ts'
import type { Places } from '../places/places.ts'
import type { Contributions } from '../sensitive-cells/contributions.ts'
import { concentration, type RuleContext, thresholdOf } from '../sensitive-cells/primary-rules.ts'
import { placeSystem } from './place-system.ts'

/** An amount of the tables of a dataset: its places, and what households contribute to each. */
export type Amount = {
  readonly name: string
  readonly places: Places
  /** By place what households contribute to it. */
  readonly contributions: readonly Contributions[]
  /** Some value of the records is below 0. */
  readonly signed: boolean
  /** Places that an earlier release printed. */
  readonly known: ReadonlySet<number>
}

/**
 * The system of one amount (the totals behind means, ratios and totals). Sensitive is what a few households dominate, what
 * fewer than the threshold have any of (one more or less must stay possible: of a variable that is 0 or 1 the total is a count of
 * them), and what the counts hide: those totals must not be known to within a tenth either. What is hidden of a row is known
 * together, as what the printed parts leave over, so the largest households of its sensitive parts are those of each of them: with
 * them the interval that a part needs is one that the sum of all hidden parts, too, does not give its largest away in.
 */
export const amountSystem = (
  { name, places: own, contributions, signed, known }: Amount,
  withCounts: ReadonlySet<number>,
  context: RuleContext,
): DisclosureSystem => {
  const { places, relations } = own
  const values = places.map(({ amounts }) => amounts[0] as number)
  const largest = contributions.map((one) => one.largest)
  const moveIn = (cell: number, among: readonly number[]): number | undefined =>
    signed ? undefined : concentration(values[cell] as number, among, context.spec)
  /** What one household of few contributes on average. Cell keys change every total by what its largest households contribute. */
  const shareOfFew = (cell: number): number => {
    const { givers } = contributions[cell] ?? { givers: 0 }
    const isFew =
      context.spec.method !== 'cellKey' && givers > 0 && givers < thresholdOf(places[cell] as Place, context)
    return isFew ? Math.abs(values[cell] as number) / givers : 0
  }
  const sensitive = new Set(
    places.flatMap(({ rest, n }, cell) => {
      if (rest || n === 0 || known.has(cell)) return []
      const isHeld = withCounts.has(cell) || shareOfFew(cell) > 0 || moveIn(cell, largest[cell] ?? []) !== undefined
      return isHeld ? [cell] : []
    }),
  )
  const together = largestInRows(largest, relations, sensitive)
  const required = [...sensitive].map((cell) => {
    const value = values[cell] as number
    const dominated = moveIn(cell, together.get(cell) ?? largest[cell] ?? []) ?? 0
    const move = Math.max(dominated, shareOfFew(cell), withCounts.has(cell) ? Math.abs(value) / 10 : 0)
    return { cell, low: signed ? value - move : Math.max(0, value - move), high: value + move }
  })
  return placeSystem(
    own,
    { isSensitive: (at) => sensitive.has(at), isFixed: ({ rest }, at) => rest || known.has(at) },
    [
      {
        name,
        integer: false,
        values,
        lower: values.map(() => (signed ? -1e15 : 0)),
        required,
        intervals: [],
      },
    ],
  )
}

/** By sensitive place the largest contributions in it and in the other sensitive parts of its rows. */
const largestInRows = (
  largest: readonly Contributions['largest'][],
  relations: Places['relations'],
  sensitive: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> => {
  const beside = new Map<number, Set<number>>()
  for (const { parts } of relations) {
    const hidden = parts.filter((part) => sensitive.has(part))
    for (const part of hidden) beside.set(part, new Set([...(beside.get(part) ?? []), ...hidden]))
  }
  return new Map(
    [...beside].map(([cell, parts]) => [cell, [...parts].flatMap((part) => largest[part] ?? []).sort((a, b) => b - a)]),
  )
}
