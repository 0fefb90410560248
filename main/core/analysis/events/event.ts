/** Persons displaced: the figure that is counted, and the least and the most that the sources say. */
export type Persons = { readonly min: number; readonly chosen: number; readonly max: number }

/** One event of the register, as the plan's variables give it. */
export type Event = {
  /** Its record in the dataset. */
  readonly row: number
  readonly name: string
  /** When it began, in days since 1970-01-01, and the month of that day. */
  readonly day: number
  readonly month: number
  /** Only its year is known: day and month are those of the date as written. */
  readonly isYearOnly: boolean
  /** Null without a figure. */
  readonly persons: Persons | null
  readonly households: number | null
  /** Its persons were reckoned from households. */
  readonly isConverted: boolean
  readonly isMass: boolean
  /** Persons of it who had been counted before, and the name of the event in which they were, where it is told. */
  readonly repeated: number
  readonly previous: string | null
}

/** How many households of `size` persons so many persons are, for the rules of disclosure: rounded down, and at least one. */
export const householdsIn = (persons: number, size: number): number => Math.max(1, Math.floor(persons / size))

/** The households behind an event; one where nobody says how many. */
export const householdsBehind =
  (size: number) =>
  ({ households, persons }: Event): number =>
    Math.max(1, households ?? householdsIn(persons?.chosen ?? 0, size))

/** The sum of a figure over events; those without it add nothing. */
export const sumOver = (events: readonly Event[], figureOf: (event: Event) => number | null | undefined): number =>
  events.reduce((sum, event) => sum + (figureOf(event) ?? 0), 0)
