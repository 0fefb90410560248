import type { PrimaryReason } from '../../../contract/disclosure.ts'
import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Place } from '../places/place.ts'
import type { Places } from '../places/places.ts'
import { type RuleContext, type Sensitive, thresholdOf } from '../sensitive-cells/primary-rules.ts'
import { placeSystem } from './place-system.ts'

/**
 * The system of counts of one dataset: records in the sample (whole numbers) and, for every design, the records that they
 * stand for. Both are printed, so both must be kept; hiding a place hides it in both. Places that are known, because an
 * earlier release printed them, stay printed whatever the rules say of them.
 */
export const countSystem = (
  own: Places,
  weightNames: readonly string[],
  rules: Sensitive,
  known: ReadonlySet<number>,
  context: RuleContext,
): DisclosureSystem => {
  const sensitive: Sensitive = new Map([...rules].filter(([at]) => !known.has(at)))
  const isPrintedZero = ({ n }: Place): boolean => n === 0 && context.spec.zeros === 'printed'
  return placeSystem(
    own,
    {
      isSensitive: (at) => sensitive.has(at),
      isFixed: (place, at) => place.rest || known.has(at) || isPrintedZero(place),
    },
    [
      layerOf('n', true, (place) => place.n),
      ...weightNames.map((name, at) => layerOf(name, false, (place) => place.amounts[at] as number)),
    ].map((make) => make(own.places, sensitive, context)),
  )
}

const layerOf =
  (name: string, integer: boolean, valueIn: (place: Place) => number) =>
  (places: readonly Place[], sensitive: Sensitive, context: RuleContext): SystemLayer => ({
    name,
    integer,
    values: places.map(valueIn),
    lower: places.map((place) => leastKnown(place, valueIn(place), context)),
    required: [...sensitive].map(([cell, reason]) => {
      const place = places[cell] as Place
      return { cell, ...intervalOf(valueIn(place), place, reason, context, integer) }
    }),
    intervals: [],
  })

/** Where zeros are printed, what is hidden is known to be more: one record, or its part of a weighted count. */
const leastKnown = ({ n }: Place, value: number, { spec }: RuleContext): number =>
  spec.zeros === 'printed' && n > 0 ? value / n : 0

/**
 * What must stay possible: for fewer households than the threshold t every value from that of one household to that of
 * t − 1, at the mean size of those in the place; for a row in one category two households fewer than are there.
 */
const intervalOf = (value: number, place: Place, reason: PrimaryReason, context: RuleContext, integer: boolean) => {
  const perHousehold = value / place.households
  const round = (low: number, high: number) => ({
    low: integer ? Math.floor(low + 1e-9) : low,
    high: integer ? Math.ceil(high - 1e-9) : high,
  })
  if (reason === 'threshold') return round(perHousehold, perHousehold * (thresholdOf(place, context) - 1))
  return round(Math.max(0, value - perHousehold * (1 + (context.spec.coalition ?? 1))), value)
}
