import { describe, expect, it } from 'vitest'
import { AnalysisSpec } from '../../../../main/contract/analysis.ts'
import type { AnalysisSources } from '../../../../main/core/analysis/analysis-sources.ts'
import { computeAnalysis } from '../../../../main/core/analysis/compute-analysis.ts'
import type { Event } from '../../../../main/core/analysis/events/event.ts'
import { type Return, runningTotal } from '../../../../main/core/analysis/events/running-total.ts'
import type { Frame } from '../../../../main/core/data/frame.ts'
import { frame } from '../../../harness/frames.ts'
import { plan } from '../../../harness/plans.ts'

const sourcesOf = (...frames: readonly Frame[]): AnalysisSources => {
  const none = () => {
    throw new Error('not asked for')
  }
  const named = (name: string) => frames.find(({ dataset }) => dataset === name) ?? none()
  return { plan: plan(), frame: named, design: none, table: none }
}

const event = (name: string, day: number, persons: number | null, more: Partial<Event> = {}): Event => ({
  row: 0,
  name,
  day,
  month: Math.floor(day / 30),
  isYearOnly: false,
  persons: persons === null ? null : { min: persons, chosen: persons, max: persons },
  households: null,
  isConverted: false,
  isMass: false,
  repeated: 0,
  previous: null,
  ...more,
})
const back = (of: string, day: number, persons: number): Return => ({
  event: of,
  day,
  month: Math.floor(day / 30),
  persons,
})
const rows = (events: readonly Event[], returns: readonly Return[] = []) =>
  runningTotal(events, returns).months.map(({ counted, anew, returned, running }) => [counted, anew, returned, running])

describe('the running total', () => {
  it('has a row for every month, also for those without an event', () => {
    expect(rows([event('a', 0, 100), event('b', 65, 20)])).toEqual([
      [0, 100, 0, 100],
      [0, 0, 0, 100],
      [0, 20, 0, 120],
    ])
  })

  it('does not count anew who had been counted, but does so who had returned', () => {
    const a = event('a', 0, 100)
    const b = event('b', 40, 60, { repeated: 50, previous: 'a' })
    // 50 of the 60 come from the first event: 100 + 10.
    expect(rows([a, b])[1]).toEqual([50, 10, 0, 110])
    // Seventy of the 100 had returned: 30 still count, so 30 of the 60 are not counted anew. 100 − 70 + 30.
    expect(rows([a, b], [back('a', 20, 70)])).toEqual([
      [0, 100, 70, 30],
      [30, 30, 0, 60],
    ])
  })

  it('follows persons from event to event: they left the first when they were displaced from the second', () => {
    const chain = [
      event('a', 0, 100),
      event('b', 10, 80, { repeated: 80, previous: 'a' }),
      // A claim on the first event finds only the 20 whom it still has.
      event('c', 40, 50, { repeated: 50, previous: 'a' }),
    ]
    expect(rows(chain)).toEqual([
      [80, 100, 0, 100],
      [20, 30, 0, 130],
    ])
  })

  it('takes those already counted as told where nobody says in which event, never as more than there are', () => {
    expect(rows([event('a', 0, 10), event('b', 40, 30, { repeated: 25 })])[1]).toEqual([10, 20, 0, 30])
  })

  it('counts returns of more persons than their event still has', () => {
    expect(runningTotal([event('a', 0, 10)], [back('a', 3, 6), back('a', 5, 5)]).excess).toBe(1)
    expect(runningTotal([event('a', 0, 10)], [back('a', 3, 6), back('a', 5, 4)]).excess).toBe(0)
  })

  it('adds nobody for an event without a figure', () => {
    expect(rows([event('a', 0, null, { repeated: 5 })])).toEqual([[0, 0, 0, 0]])
  })
})

const register = (values: Parameters<typeof frame>[1] = {}): Frame =>
  frame('eventos', {
    id: ['e1', 'e2', 'e3', 'e4'],
    inicio: ['2024-11-03', '2025-02-10', '2025-02-20', '2023-01-01'],
    precision: ['day', 'day', 'month', 'year'],
    causa: ['a', 'a', 'b', null],
    minimo: [40, null, 700, null],
    personas: [45, 20, 800, null],
    maximo: [60, 20, 900, null],
    hogares: [12, null, null, null],
    convertida: [1, 0, 0, 0],
    ...values,
  })
const spec = (more: object = {}) =>
  AnalysisSpec.parse({
    analysis: 'events',
    id: 'x',
    title: 'Prueba',
    dataset: 'eventos',
    event: 'id',
    date: 'inicio',
    accuracy: 'precision',
    persons: { chosen: 'personas', min: 'minimo', max: 'maximo' },
    households: 'hogares',
    conversion: { converted: 'convertida', source: 'Censo' },
    by: ['causa'],
    ...more,
  })
const computed = (more: object = {}, ...frames: readonly Frame[]) =>
  computeAnalysis(spec(more), sourcesOf(...(frames.length > 0 ? frames : [register()])))
const part = (result: ReturnType<typeof computed>, name: string) => {
  const found = result.parts.find((own) => own.name === name)
  if (!found) throw new Error(`no part ${name}`)
  return found.rows.map((row) => Object.fromEntries(found.columns.map((column, at) => [column.name, row[at]])))
}

describe('an event register', () => {
  it('gives episodes and persons side by side, with the share of each', () => {
    const [a, b, none, total] = part(computed(), 'eventsBy.causa')
    // Two of four episodes, 65 of 865 persons; e1 is of mass displacement by its 12 households.
    expect(a).toMatchObject({ episodes: 2, episodeShare: 0.5, persons: 65, personShare: 65 / 865, massEpisodes: 1 })
    expect(a).toMatchObject({ personsMin: 60, personsMax: 80, converted: 1, massPersons: 45, noFigure: 0 })
    expect(b).toMatchObject({ episodes: 1, persons: 800, personShare: 800 / 865, massEpisodes: 1 })
    expect(none).toMatchObject({ category: 'noAnswer', episodes: 1, persons: 0, noFigure: 1 })
    expect(total).toMatchObject({ episodes: 4, episodeShare: 1, persons: 865, personShare: 1, noFigure: 1 })
  })

  it('tells how many different places were reached, those that are not told aside', () => {
    const lugar = ['m1', 'm1', 'm2', null]
    const places = [{ variable: 'lugar', label: 'Municipios' }]
    const result = computed({ places, by: ['causa', 'lugar'] }, register({ lugar }))
    expect(part(result, 'events')[2]).toEqual({ headline: { es: 'Municipios', en: 'Municipios' }, number: 2 })
    expect(part(result, 'eventsBy.causa').map((row) => row['places.lugar'])).toEqual([1, 1, 0, 2])
    expect(Object.keys(part(result, 'eventsBy.lugar')[0] ?? {})).not.toContain('places.lugar')
  })

  it('has every year and every month between the first and the last', () => {
    const result = computed()
    expect(part(result, 'eventsByYear').map(({ episodes }) => episodes)).toEqual([1, 1, 2, 4])
    const months = part(result, 'eventsByMonth')
    expect(months).toHaveLength(26)
    expect(months.at(-1)).toEqual({ month: '2025-02', episodes: 2, persons: 820, cumulative: 865 })
    expect(result.notes).toContainEqual({ code: 'events.yearOnly', params: { episodes: 1 } })
  })

  it('says of converted persons how many there are for each household', () => {
    expect(part(computed(), 'conversion')).toEqual([
      expect.objectContaining({ way: 'conversion.asCounted', episodes: 2, persons: 820, perHousehold: null }),
      // 45 persons of 12 households.
      expect.objectContaining({ way: 'conversion.converted', households: 12, persons: 45, perHousehold: 3.75 }),
      expect.objectContaining({ way: 'conversion.noFigure', episodes: 1 }),
    ])
  })

  it('counts an event once, however many notes speak of it', () => {
    const notes = frame('notas', { evento: ['e1', 'e1', 'e1', 'e1', 'e3', 'e9', null] })
    const result = computed({ notes: { dataset: 'notas', event: 'evento' } }, register(), notes)
    expect(part(result, 'eventsByNotes').map(({ episodes }) => episodes)).toEqual([2, 1, 0, 1, 4])
    expect(result.notes).toContainEqual({ code: 'events.looseNotes', params: { notes: 2 } })
  })

  it('has no error and no interval, and the fewest households of any count', () => {
    const result = computed()
    expect(result.nature).toBe('records')
    const columns = result.parts.flatMap(({ columns }) => columns.map(({ name }) => name))
    expect(columns.filter((name) => /^(se|ci|cv)/i.test(name))).toEqual([])
    // The event without a figure stands for one household; without it the 20 persons of e2 for four.
    expect(result.fewest).toBe(1)
    expect(computed({ where: 'd.personas >= 0', by: [] }).fewest).toBe(12)
    expect(computed({ where: 'd.personas < 40', by: [] }).fewest).toBe(4)
  })

  it.each([
    ['events.name-twice', { id: ['e1', 'e2', 'e2', 'e4'] }],
    ['events.no-name', { id: ['e1', null, 'e3', 'e4'] }],
    ['events.no-date', { inicio: ['2024-11-03', '2025-02-30', '2025-02-20', '2023-01-01'] }],
    ['events.chosen-outside', { maximo: [44, 20, 900, null] }],
    ['events.below-zero', { minimo: [-1, null, 700, null] }],
  ])('is refused as %s', (code, values) => {
    expect(() => computed({}, register(values))).toThrow(code)
  })

  it('is refused for earlier events that are nowhere or later, and for returns of nobody', () => {
    const repeated = { repeated: { persons: 'ya', previous: 'antes' } }
    const before = (antes: (string | null)[]) => register({ ya: [0, 5, 0, 0], antes })
    expect(() => computed(repeated, before([null, 'e9', null, null]))).toThrow('events.unknown-previous')
    expect(() => computed(repeated, before([null, 'e3', null, null]))).toThrow('events.previous-later')
    const returns = { returns: { dataset: 'retornos', event: 'id', date: 'dia', persons: 'n' } }
    const returned = (id: string, dia: string | null, n: number) =>
      frame('retornos', { id: [id], dia: [dia ?? '', ''].slice(0, 1), n: [n] })
    expect(() => computed(returns, register(), returned('e9', '2025-03-01', 1))).toThrow('events.return-of-none')
    expect(() => computed(returns, register(), returned('e1', null, 1))).toThrow('events.return-unknown')
    expect(() => computed(returns, register(), returned('e1', '2025-03-01', 46))).toThrow('events.returned-more')
    expect(part(computed(returns, register(), returned('e1', '2025-03-01', 45)), 'events').at(-1)).toEqual({
      headline: 'events.running',
      number: 820,
    })
  })

  it('leaves out events by a formula, with their returns', () => {
    const returns = { returns: { dataset: 'retornos', event: 'id', date: 'dia', persons: 'n' } }
    const returned = frame('retornos', { id: ['e1', 'e3'], dia: ['2025-03-01', '2025-03-02'], n: [5, 100] })
    const result = computed({ ...returns, where: 'd.personas > 100' }, register(), returned)
    expect(part(result, 'eventsByMonth')).toEqual([
      { month: '2025-02', episodes: 1, persons: 800, returned: 0, running: 800 },
      { month: '2025-03', episodes: 0, persons: 0, returned: 100, running: 700 },
    ])
  })
})
