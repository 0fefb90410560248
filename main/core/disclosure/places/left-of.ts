import type { Place } from './place.ts'

/** What some parts leave of a place. Of households, which can be in several, it is the fewest that the counts allow. */
export const leftOf = (whole: Place, parts: readonly Place[]): Pick<Place, 'n' | 'households' | 'amounts'> => {
  const less = (of: (place: Place) => number): number => parts.reduce((left, part) => left - of(part), of(whole))
  const n = less((place) => place.n)
  const households = less((place) => place.households)
  return {
    n,
    households: Math.min(n, Math.max(1, households)),
    amounts: whole.amounts.map((_, at) => less(({ amounts }) => amounts[at] as number)),
  }
}
