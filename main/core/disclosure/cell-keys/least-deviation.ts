import { keeps } from '../attack/bounds-attack.ts'

/** What must stay possible of a count, and the count as it is. */
type RequiredCount = { readonly value: number; readonly low: number; readonly high: number }

/**
 * The least deviation from the given one on with which every required interval stays possible whatever the noise, if nothing but the
 * cell itself were printed: the reader of a printed count knows that the count is at most the deviation away, and not 0. The
 * least that a count can become leaves least room above.
 */
export const leastDeviation = (
  required: readonly RequiredCount[],
  { deviation, small }: { readonly deviation: number; readonly small: number },
): number => {
  const isWide = (own: number): boolean =>
    required.every(({ value, ...interval }) => {
      const printed = value <= own ? 0 : Math.max(value - own, small + 1)
      return keeps({ low: Math.max(1, printed - own), high: printed + own }, interval)
    })
  let least = deviation
  while (!isWide(least)) least++
  return least
}
