import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'
import type { Place } from '../places/place.ts'
import type { Places } from '../places/places.ts'

type Marks = {
  readonly isSensitive: (at: number) => boolean
  /** Printed whatever happens. */
  readonly isFixed: (place: Place, at: number) => boolean
}

/** The system of places and how they add up, in which nothing is hidden yet. */
export const placeSystem = (
  { places, relations }: Places,
  { isSensitive, isFixed }: Marks,
  layers: DisclosureSystem['layers'],
): DisclosureSystem => ({
  format: 'caracteriza-disclosure-system',
  version: 1,
  cells: places.map((place, at) => ({
    id: place.id,
    sensitive: isSensitive(at),
    fixed: isFixed(place, at),
    hidden: false,
    contributors: place.households,
  })),
  relations: relations.map(({ total, parts }) => ({ total, parts: [...parts] })),
  layers,
})
