import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import type { Event } from './event.ts'
import type { EventsSpec } from './spec.ts'

/** A variable that names places: states, municipalities, localities. */
export type Places = {
  readonly variable: string
  /** In the plural, since a number stands beside it: "States". */
  readonly label: Localized
  /** How many different places some events reached; events without one reach none that is known. */
  readonly reached: (events: readonly Event[]) => number
}

export const placesOf = (frame: Frame, { variable, label }: EventsSpec['places'][number]): Places => {
  const { codes } = categoriesOf(frame, variable)
  return {
    variable,
    label,
    reached: (events) => new Set(events.map(({ row }) => codes[row]).filter((code) => code !== 0)).size,
  }
}
