import type { DisclosureSpec } from '../../../contract/disclosure.ts'
import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import type { Places } from '../places/places.ts'
import { concentration } from '../sensitive-cells/primary-rules.ts'
import { placeSystem } from './place-system.ts'

/** An amount of the tables of a dataset: its places, and the largest households in each. */
export type Amount = {
  readonly name: string
  readonly places: Places
  /** By place the largest contributions of households, the largest first. */
  readonly largest: readonly (readonly number[])[]
  /** Some value of the records is below 0. */
  readonly signed: boolean
  /** Places that an earlier release printed. */
  readonly known: ReadonlySet<number>
}

/**
 * The system of one amount (the totals behind means, ratios and totals). Sensitive is what a few households dominate and
 * what the counts hide: those totals must not be known to within a tenth either. What is hidden of a row is known together,
 * as what the printed parts leave over, so the largest households of its sensitive parts are those of each of them: with
 * them the interval that a part needs is one that the sum of all hidden parts, too, does not give its largest away in.
 */
export const amountSystem = (
  { name, places: own, largest, signed, known }: Amount,
  withCounts: ReadonlySet<number>,
  spec: DisclosureSpec,
): DisclosureSystem => {
  const { places, relations } = own
  const values = places.map(({ amounts }) => amounts[0] as number)
  const moveIn = (cell: number, contributions: readonly number[]): number | undefined =>
    signed ? undefined : concentration(values[cell] as number, contributions, spec)
  const sensitive = new Set(
    places.flatMap(({ rest, n }, cell) => {
      if (rest || n === 0 || known.has(cell)) return []
      return withCounts.has(cell) || moveIn(cell, largest[cell] ?? []) !== undefined ? [cell] : []
    }),
  )
  const together = largestInRows(largest, relations, sensitive)
  const required = [...sensitive].map((cell) => {
    const value = values[cell] as number
    const dominated = moveIn(cell, together.get(cell) ?? largest[cell] ?? []) ?? 0
    const move = Math.max(dominated, withCounts.has(cell) ? Math.abs(value) / 10 : 0)
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
  largest: Amount['largest'],
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
