import type { AnalysisColumn, AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import type { Localized } from '../../../contract/text.ts'
import type { Frame } from '../../data/frame.ts'
import { countColumn } from '../analysis-sources.ts'
import { groupsBy as groupsOf, readable } from '../groups-by.ts'
import { type Event, sumOver } from './event.ts'
import type { Places } from './places.ts'
import type { EventsSpec } from './spec.ts'

/** Events that a row of a part counts. */
export type Group = {
  readonly label: string | Localized
  /** Of a category; events without an answer have none. */
  readonly code?: string
  readonly events: readonly Event[]
}

/** The events by the categories of a variable. */
export const groupsBy = (events: readonly Event[], frame: Frame, variable: string): readonly Group[] =>
  groupsOf(events, frame, variable).map(({ items, ...group }) => ({ ...group, events: items }))

/** The events by year, from the first to the last: a year without any is a row of zeros. */
export const groupsByYear = (events: readonly Event[]): readonly Group[] => {
  const years = events.map(({ month }) => Math.floor(month / 12))
  if (years.length === 0) return []
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, place) => first + place).map((year) => ({
    label: readable(String(year)),
    code: String(year),
    events: events.filter((_event, place) => years[place] === year),
  }))
}

/** A column of figures, and what it gives for the events of a row. */
export type Measure = { readonly column: AnalysisColumn; readonly of: (events: readonly Event[]) => number | null }

/** What is told of the events of a row: only what the register has something for, and shares of all events counted. */
export const measuresOf = (
  { persons, conversion }: EventsSpec,
  places: readonly Places[],
  all: readonly Event[],
): readonly Measure[] => {
  const people = sumOver(all, chosenOf)
  return [
    count('episodes', ({ length }) => length),
    share('episodeShare', ({ length }) => length, all.length),
    ...places.map(({ variable, label, reached }) => {
      const { column, of } = count(`places.${variable}`, reached)
      return { column: { ...column, label }, of }
    }),
    ...(persons.min === undefined ? [] : [count('personsMin', (own) => sumOver(own, (event) => event.persons?.min))]),
    count('persons', (own) => sumOver(own, chosenOf)),
    ...(persons.max === undefined ? [] : [count('personsMax', (own) => sumOver(own, (event) => event.persons?.max))]),
    share('personShare', (own) => sumOver(own, chosenOf), people),
    count('massEpisodes', (own) => own.filter(({ isMass }) => isMass).length),
    count('massPersons', (own) => sumOver(own, (event) => (event.isMass ? chosenOf(event) : 0))),
    ...(conversion === undefined ? [] : [count('converted', (own) => own.filter((event) => event.isConverted).length)]),
    count('noFigure', (own) => own.filter((event) => event.persons === null).length),
  ]
}

/**
 * Episodes and persons side by side, with the share of each: a cause of many small episodes and one of few large ones
 * change places between the two.
 */
export const splitPart = (
  name: string,
  groups: readonly Group[],
  events: readonly Event[],
  measures: readonly Measure[],
  of?: Localized,
): AnalysisPart => {
  const codes = groups.flatMap(({ code }) => code ?? [])
  const rowOf = (label: AnalysisValue, own: readonly Event[]): AnalysisValue[] => [
    label,
    ...measures.map((measure) => measure.of(own)),
  ]
  return {
    name,
    ...(of === undefined ? {} : { of }),
    ...(codes.length === 0 ? {} : { codes }),
    columns: [
      { name: 'category', kind: 'word', ...(of === undefined ? {} : { label: of }) },
      ...measures.map(({ column }) => column),
    ],
    rows: [...groups.map((group) => rowOf(group.label, group.events)), rowOf('total', events)],
  }
}

const count = (name: string, of: (events: readonly Event[]) => number): Measure => ({
  column: countColumn(name),
  of,
})

const share = (name: string, of: (events: readonly Event[]) => number, whole: number): Measure => ({
  column: { name, kind: 'share' },
  of: (events) => (whole > 0 ? of(events) / whole : null),
})

const chosenOf = ({ persons }: Event): number | undefined => persons?.chosen
