import type { AnalysisNote, AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { monthText } from '../../data/days.ts'
import { labelOf } from '../../data/frame.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note, rawCodes } from '../analysis-sources.ts'
import { readable } from '../groups-by.ts'
import { type Event, householdsBehind, householdsIn, sumOver } from './event.ts'
import { refusal } from './failures.ts'
import { type Places, placesOf } from './places.ts'
import { readEvents } from './read-events.ts'
import { readReturns } from './returns.ts'
import { type RunningTotal, runningTotal } from './running-total.ts'
import type { EventsSpec } from './spec.ts'
import { type Group, groupsBy, groupsByYear, measuresOf, splitPart } from './split.ts'

/**
 * An event register: episodes and persons side by side, never one for the other, since they give different orders of
 * causes and places. Persons of several events are added up as displacements; the running total counts a person once. All
 * of it are counts of records: nothing was drawn, so there is no error of sampling and no interval.
 */
export const events = (spec: EventsSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const register = readEvents(spec, frame)
  const counted = register.events
  if (counted.length === 0) throw refusal('events.none', { analysis: spec.id, dataset: spec.dataset })
  const returns = readReturns(spec, register, sources)
  const total = runningTotal(counted, returns)
  if (total.excess > 0) throw refusal('events.returned-more', { analysis: spec.id, returns: total.excess })
  const notes = notesOf(spec, counted, sources)
  const places = spec.places.map((own) => placesOf(frame, own))
  const measures = measuresOf(spec, places, counted)
  // In one place the events reach one: a split by it does not count it.
  const withoutPlaces = (variable: string) =>
    measuresOf(
      spec,
      places.filter((own) => own.variable !== variable),
      counted,
    )
  const splits = spec.by.map((variable) => ({ variable, groups: groupsBy(counted, frame, variable) }))
  return {
    nature: 'records',
    unit: { es: 'episodios y desplazamientos de personas', en: 'episodes and displacements of persons' },
    parts: [
      headlinePart(spec, counted, { places, total, notes }),
      splitPart('eventsByYear', groupsByYear(counted), counted, measures),
      ...splits.map(({ variable, groups }) =>
        splitPart(`eventsBy.${variable}`, groups, counted, withoutPlaces(variable), labelOf(frame, variable)),
      ),
      monthPart(spec, total),
      ...(spec.conversion ? [conversionPart(spec.conversion.source, counted)] : []),
      ...(notes ? [splitPart('eventsByNotes', notes.groups, counted, measures)] : []),
    ],
    assumptions: ['seen', 'displacements'].map((code) => note(`events.${code}`)),
    notes: remarksOf(spec, counted, notes),
    fewest: fewestOf([
      ...[groupsByYear(counted), ...splits.map(({ groups }) => groups), notes?.groups ?? []].flatMap((groups) =>
        fewestIn(groups, spec.householdSize),
      ),
      ...total.months.flatMap((month) => [
        month.events.length > 0 ? sumOver(month.events, householdsBehind(spec.householdSize)) : 0,
        ...[month.counted, month.returned].map((persons) =>
          persons > 0 ? householdsIn(persons, spec.householdSize) : 0,
        ),
      ]),
    ]),
    tables: [],
  }
}

/** The households behind every count of a row that is not 0. */
const fewestIn = (groups: readonly Group[], householdSize: number): number[] =>
  groups.flatMap(({ events: own }) =>
    [own, own.filter(({ isMass }) => isMass), own.filter(({ isConverted }) => isConverted)].map((some) =>
      sumOver(some, householdsBehind(householdSize)),
    ),
  )

type Notes = { readonly groups: readonly Group[]; readonly linked: number; readonly loose: number }

/** Events by how many notes speak of them; a note of no event of the register counts for none. */
const notesOf = ({ notes }: EventsSpec, events: readonly Event[], { frame }: AnalysisSources): Notes | null => {
  if (!notes) return null
  const of = rawCodes(frame(notes.dataset), notes.event)
  const count = new Map<string, number>(events.map(({ name }) => [name, 0]))
  for (const name of of) if (name !== null && count.has(name)) count.set(name, (count.get(name) ?? 0) + 1)
  const linked = [...count.values()].reduce((sum, own) => sum + own, 0)
  const groups = ['none', 'one', 'two', 'more'].map((word, notes) => ({
    label: `notes.${word}`,
    events: events.filter(({ name }) => Math.min(count.get(name) ?? 0, 3) === notes),
  }))
  return { groups, linked, loose: of.length - linked }
}

type Headlines = {
  readonly places: readonly Places[]
  readonly total: RunningTotal
  readonly notes: Notes | null
}

const headlinePart = (
  spec: EventsSpec,
  events: readonly Event[],
  { places, total: { months }, notes }: Headlines,
): AnalysisPart => {
  const sum = (figureOf: (event: Event) => number | undefined) => sumOver(events, figureOf)
  const overMonths = (name: 'counted' | 'returned') => months.reduce((all, month) => all + month[name], 0)
  const rows: readonly (AnalysisValue[] | null)[] = [
    ['events.episodes', events.length],
    ['events.mass', events.filter(({ isMass }) => isMass).length],
    ...places.map(({ label, reached }) => [readable(label), reached(events)]),
    notes && ['events.notes', notes.linked],
    spec.persons.min === undefined ? null : ['events.personsMin', sum(({ persons }) => persons?.min)],
    ['events.persons', sum(({ persons }) => persons?.chosen)],
    spec.persons.max === undefined ? null : ['events.personsMax', sum(({ persons }) => persons?.max)],
    spec.repeated ? ['events.counted', overMonths('counted')] : null,
    spec.returns ? ['events.returned', overMonths('returned')] : null,
    spec.repeated || spec.returns ? ['events.running', months.at(-1)?.running ?? 0] : null,
  ]
  return {
    name: 'events',
    columns: [{ name: 'headline', kind: 'word' }, countColumn('number')],
    rows: rows.filter((row) => row !== null),
  }
}

/** The monthly trend: every month from the first to the last, also those without an event. */
const monthPart = ({ repeated, returns }: EventsSpec, { months }: RunningTotal): AnalysisPart => {
  return {
    name: 'eventsByMonth',
    codes: months.map(({ month }) => monthText(month)),
    columns: [
      { name: 'month', kind: 'label' },
      countColumn('episodes'),
      countColumn('persons'),
      ...(repeated ? [countColumn('countedBefore'), countColumn('anew')] : []),
      ...(returns ? [countColumn('returned')] : []),
      countColumn(repeated || returns ? 'running' : 'cumulative'),
    ],
    rows: months.map(({ month, events, counted, anew, returned, running }) => [
      monthText(month),
      events.length,
      counted + anew,
      ...(repeated ? [counted, anew] : []),
      ...(returns ? [returned] : []),
      running,
    ]),
  }
}

/** What was counted in persons, what was reckoned from households and with how many persons each, and what has no figure. */
const conversionPart = (source: AnalysisValue, events: readonly Event[]): AnalysisPart => {
  const converted = events.filter(({ isConverted }) => isConverted)
  const rowOf = (way: string, own: readonly Event[], from: AnalysisValue): AnalysisValue[] => {
    const persons = sumOver(own, (event) => event.persons?.chosen)
    const households = sumOver(own, (event) => event.households)
    return [way, own.length, households, persons, from === null ? null : persons / households, from]
  }
  return {
    name: 'conversion',
    columns: [
      { name: 'way', kind: 'word' },
      countColumn('episodes'),
      countColumn('households'),
      countColumn('persons'),
      { name: 'perHousehold', kind: 'number', decimals: 2 },
      { name: 'factorSource', kind: 'label' },
    ],
    rows: [
      rowOf(
        'conversion.asCounted',
        events.filter((event) => event.persons && !event.isConverted),
        null,
      ),
      ...(converted.length > 0 ? [rowOf('conversion.converted', converted, source)] : []),
      rowOf(
        'conversion.noFigure',
        events.filter(({ persons }) => persons === null),
        null,
      ),
    ],
  }
}

const remarksOf = (spec: EventsSpec, events: readonly Event[], notes: Notes | null): AnalysisNote[] => {
  const yearOnly = events.filter(({ isYearOnly }) => isYearOnly).length
  const converted = events.filter(({ isConverted }) => isConverted).length
  const unknown = events.filter(({ repeated, previous }) => repeated > 0 && previous === null).length
  return [
    note('events.mass', spec.mass),
    note(spec.repeated || spec.returns ? 'events.once' : 'events.mayRepeat'),
    ...(converted > 0 ? [note('events.converted', { episodes: converted })] : []),
    ...(yearOnly > 0 ? [note('events.yearOnly', { episodes: yearOnly })] : []),
    ...(unknown > 0 ? [note('events.unknownPrevious', { episodes: unknown })] : []),
    ...(notes && notes.loose > 0 ? [note('events.looseNotes', { notes: notes.loose })] : []),
  ]
}
