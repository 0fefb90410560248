import type { DisclosureSpec } from '../../contract/disclosure.ts'
import type { DisclosureSystem } from '../../contract/disclosure-system.ts'
import type { Places } from './places.ts'
import { concentration } from './primary-rules.ts'

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
 * what the counts hide: those totals must not be known to within a tenth either.
 */
export const amountSystem = (
  { name, places: { places, relations }, largest, signed, known }: Amount,
  withCounts: ReadonlySet<number>,
  spec: DisclosureSpec,
): DisclosureSystem => {
  const values = places.map(({ amounts }) => amounts[0] as number)
  const required = places.flatMap(({ rest, n }, cell) => {
    if (rest || n === 0 || known.has(cell)) return []
    const value = values[cell] as number
    const dominated = signed ? undefined : concentration(value, largest[cell] ?? [], spec)
    if (dominated === undefined && !withCounts.has(cell)) return []
    const move = Math.max(dominated ?? 0, withCounts.has(cell) ? Math.abs(value) / 10 : 0)
    return [{ cell, low: signed ? value - move : Math.max(0, value - move), high: value + move }]
  })
  const sensitive = new Set(required.map(({ cell }) => cell))
  return {
    format: 'caracteriza-disclosure-system',
    version: 1,
    cells: places.map((place, at) => ({
      id: place.id,
      sensitive: sensitive.has(at),
      fixed: place.rest || known.has(at),
      hidden: false,
      contributors: place.households,
    })),
    relations: relations.map(({ total, parts }) => ({ total, parts: [...parts] })),
    layers: [
      {
        name,
        integer: false,
        values,
        lower: values.map(() => (signed ? -1e15 : 0)),
        required,
        intervals: [],
      },
    ],
  }
}
