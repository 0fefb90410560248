import { daysOfDates, monthOfDay } from '../../data/days.ts'
import type { Frame } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { rawCodes } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import type { Event, Persons } from './event.ts'
import { refusal } from './failures.ts'
import type { EventsSpec } from './spec.ts'

export type Register = {
  /** The events that are counted, by day; those of one day in the order of the file. */
  readonly events: readonly Event[]
  /** The names of all events of the dataset, counted or not. */
  readonly names: ReadonlySet<string>
}

/**
 * The events of the register that the analysis counts. Refused: an event without a name, or with that of another; a date
 * that is none; a figure below 0; fewer persons than the households they were reckoned from; a chosen figure outside of what the sources say; an earlier event that
 * is nowhere, or is not earlier.
 */
export const readEvents = (spec: EventsSpec, frame: Frame): Register => {
  const names = rawCodes(frame, spec.event)
  const refuse = refusing(spec)
  refuse(
    'events.no-name',
    count(names, (name) => name === null),
  )
  const known = new Set(names as readonly string[])
  refuse('events.name-twice', names.length - known.size)
  const events = eventsOf(spec, frame, names as readonly string[])
  refuse(
    'events.no-date',
    count(events, ({ day }) => Number.isNaN(day)),
  )
  refuse('events.below-zero', count(events, hasFigureBelowZero))
  refuse('events.fewer-than-households', count(events, isFewerThanHouseholds))
  refuse(
    'events.chosen-outside',
    count(events, ({ persons }) => persons !== null && isOutside(persons)),
  )
  refuse(
    'events.unknown-previous',
    count(events, ({ previous }) => previous !== null && !known.has(previous)),
  )
  events.sort((one, other) => one.day - other.day || one.row - other.row)
  const place = new Map(events.map(({ name }, at) => [name, at]))
  refuse(
    'events.previous-later',
    count(events, ({ previous, name }) => placeOf(previous, place) >= placeOf(name, place)),
  )
  return { names: known, events }
}

/** An event that is not counted comes before all. */
const placeOf = (name: string | null, place: ReadonlyMap<string, number>): number =>
  name === null ? -1 : (place.get(name) ?? -1)

const eventsOf = (spec: EventsSpec, frame: Frame, names: readonly string[]): Event[] => {
  const figures = (name: string | undefined) => (name === undefined ? undefined : numbersOf(frame, name, spec.id))
  const codes = (name: string | undefined) => (name === undefined ? undefined : rawCodes(frame, name))
  const days = daysOfDates(frame, spec.date)
  const accuracies = codes(spec.accuracy)
  const chosen = numbersOf(frame, spec.persons.chosen, spec.id)
  const [min, max] = [figures(spec.persons.min), figures(spec.persons.max)]
  const [homes, converted] = [figures(spec.households), figures(spec.conversion?.converted)]
  const [repeated, previous] = [figures(spec.repeated?.persons), codes(spec.repeated?.previous)]
  const rows = selectedRows(frame, spec.where)
  return rows.map((row): Event => {
    const day = days[row] as number
    const households = figure(homes?.[row])
    const persons = personsOf(figure(chosen[row]), figure(min?.[row]), figure(max?.[row]))
    return {
      row,
      name: names[row] as string,
      day,
      month: monthOfDay(day),
      isYearOnly: accuracies?.[row] === 'year',
      persons,
      households,
      isConverted: converted?.[row] === 1,
      isMass: (households ?? 0) >= spec.mass.households || (persons?.chosen ?? 0) >= spec.mass.persons,
      repeated: figure(repeated?.[row]) ?? 0,
      previous: previous?.[row] ?? null,
    }
  })
}

const figure = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

/** Where sources do not differ, the chosen figure is the least and the most as well. */
const personsOf = (chosen: number | null, min: number | null, max: number | null): Persons | null =>
  chosen === null ? null : { min: min ?? chosen, chosen, max: max ?? chosen }

const hasFigureBelowZero = ({ persons, households, repeated }: Event): boolean =>
  [persons?.min, persons?.chosen, households, repeated].some((own) => (own ?? 0) < 0)

/** A household is a person or more: persons reckoned from households are not fewer, or the factor is wrong. */
const isFewerThanHouseholds = ({ isConverted, persons, households }: Event): boolean =>
  isConverted && persons !== null && persons.chosen < (households ?? 0)

const isOutside = ({ min, chosen, max }: Persons): boolean => chosen < min || chosen > max

const count = <Item>(items: readonly Item[], test: (item: Item) => boolean): number => items.filter(test).length

type Refusal =
  `events.${'no-name' | 'name-twice' | 'no-date' | 'below-zero' | 'fewer-than-households' | 'chosen-outside' | 'unknown-previous' | 'previous-later'}`

/** A refusal that says of how many events, and none of their values. */
const refusing =
  ({ id }: EventsSpec) =>
  (code: Refusal, events: number): void => {
    if (events > 0) throw refusal(code, { analysis: id, events })
  }
