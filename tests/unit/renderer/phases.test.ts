import { describe, expect, test } from 'vitest'
import { Plan } from '../../../main/contract/plan.ts'
import { everything, matches } from '../../../renderer/features/log/log-filter.ts'
import { phasesOf } from '../../../renderer/features/study/phases.ts'

const missing = (phases: ReturnType<typeof phasesOf>): string[] =>
  phases.flatMap(({ items }) => items.filter(({ isDone }) => !isDone).map(({ name }) => name))

describe('the phases of a study', () => {
  const nothing = { plan: null, datasets: [], computed: 0, actions: [] }

  test('lack everything while there is no plan', () => {
    const phases = phasesOf(nothing)
    expect(phases.map(({ name }) => name)).toEqual(['group', 'method', 'collection', 'results', 'dissemination'])
    expect(missing(phases)).toHaveLength(phases.flatMap(({ items }) => items).length)
  })

  test('have what the plan says and the study holds, and what is out of date is missing again', () => {
    const study = Plan.parse({
      caracteriza: 1,
      study: { title: 'X', window: '2026', producer: 'Y', sheet: { contact: 'Z', limitations: {} } },
      sources: [{ dataset: 'families', format: 'sav', file: 'f.sav' }],
      designs: [{ id: 'families', dataset: 'families' }],
      tables: [{ id: 't', title: 'T', design: 'families', statistic: 'count', unit: 'u', universe: 'U' }],
      report: { sections: [{ title: 'Uno' }] },
    })
    const datasets = [
      { dataset: 'families', version: 1, rows: 1, variables: 1, identifiers: [], file: '', sha256: '', importedAt: '' },
    ]
    const now = missing(phasesOf({ plan: study, datasets, computed: 1, actions: ['report.written'] }))
    expect(now).not.toEqual(expect.arrayContaining(['contact']))
    for (const done of ['producer', 'designs', 'sources', 'tables', 'computed', 'sections', 'written'])
      expect(now).not.toContain(done)
    expect(now).toEqual(expect.arrayContaining(['limitations', 'checks', 'objective']))
    expect(missing(phasesOf({ plan: study, datasets, computed: 0, actions: [] }))).toEqual(
      expect.arrayContaining(['computed', 'written']),
    )
  })
})

describe('the filter of the log', () => {
  const record = {
    position: 1,
    at: '2026-03-05T12:00:00.000Z',
    person: 'Ana',
    action: 'plan.saved',
    object: 'plan/3',
    details: '{}',
    hash: '',
  }

  test.each([
    [{}, true],
    [{ person: 'Ana', action: 'plan.saved', from: '2026-03-05', to: '2026-03-05' }, true],
    [{ person: 'Luis' }, false],
    [{ action: 'report.written' }, false],
    [{ from: '2026-03-06' }, false],
    [{ to: '2026-03-04' }, false],
    [{ object: ' PLAN/' }, true],
    [{ object: 'run' }, false],
  ])('%j: %s', (part, expected) => {
    expect(matches(record, { ...everything, ...part })).toBe(expected)
  })
})
