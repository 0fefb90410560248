import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReviewInfo, type ReviewItem, validationChecks } from '../../main/contract/review.ts'
import type { Engine } from '../../main/engine/context.ts'
import { temporaryFolder, testEngine } from '../harness/engine.ts'
import { bringPlan, createTeamStudy, inStudyAs } from '../harness/people/in-study.ts'

const { folder, remove } = temporaryFolder()
const study = join(folder, 'study')

const rows = Array.from({ length: 60 }, (_, row) => {
  const [stratum, unit] = [row % 2, row % 10]
  return `${stratum};${unit};${2 + stratum};${1 + (row % 3 === 0 ? 1 : 0)};${(row * 7) % 23}`
})
const data = (extra = ''): string => ['estrato;upm;factor;sexo;gasto', ...rows, extra].join('\n')

const plan = (title = 'Gasto por sexo'): string => `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { sexo: text } } }
  - { dataset: otros, format: csv, file: otros.csv }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
  - { id: otros, dataset: otros, weight: factor }
tables:
  - { id: gasto, title: ${title}, design: hogares, statistic: mean, variable: gasto, by: [sexo], unit: dólares, universe: Hogares }
  - { id: cuenta, title: Hogares, design: otros, statistic: count, unit: hogares, universe: Hogares }
comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: gasto, between: sexo, reference: "1" }
tests:
  - { id: medias, title: Medias, test: twoMeans, design: hogares, variable: gasto, groups: sexo }
`

const gasto: ReviewItem = { kind: 'table', id: 'gasto' }

/** An engine with the study open in the name of a person. */
const as = <T>(name: string, work: (engine: Engine) => Promise<T>): Promise<T> => inStudyAs(study, name, work)

const load = (engine: Engine, text: string): Promise<void> => bringPlan(engine, folder, text)

const run = async (engine: Engine): Promise<void> => {
  await engine.call('plan.run', {})
  await engine.call('plan.tests', {})
}

const stateOf = ({ items }: { readonly items: readonly ReviewInfo[] }, item: ReviewItem): ReviewInfo => {
  const found = items.find((one) => one.item.kind === item.kind && one.item.id === item.id)
  if (!found) throw new Error(`No item ${item.id}`)
  return found
}

beforeAll(async () => {
  writeFileSync(join(folder, 'hogares.csv'), data())
  writeFileSync(join(folder, 'otros.csv'), 'factor\n1\n2\n3\n')
  const engine = testEngine()
  await createTeamStudy(engine, study)
  await load(engine, plan())
  await engine.close()
})
afterAll(remove)

describe('review', () => {
  test('what is not computed cannot be submitted; what is waits for somebody else', async () => {
    await as('Ana', async (engine) => {
      const submit = engine.call('review.submit', { items: [gasto] })
      await expect(submit).rejects.toMatchObject({ code: 'review.not-computed' })
      await run(engine)
      const list = await engine.call('review.submit', { items: [gasto, { kind: 'comparison', id: 'brecha' }] })
      expect(list.mode).toBe('team')
      expect(stateOf(list, gasto)).toMatchObject({
        state: 'submitted',
        submittedBy: 'Ana',
        isStale: false,
        actions: [],
      })
      const own = engine.call('review.begin', { items: [gasto] })
      await expect(own).rejects.toMatchObject({ code: 'review.own-submission' })
      await expect(engine.call('review.submit', { items: [gasto] })).rejects.toMatchObject({
        code: 'review.wrong-state',
      })
    })
  })

  test('the methodologist has it all on one desk, asks for a change and gets it', async () => {
    await as('Eva', async (engine) => {
      await engine.call('review.begin', { items: [gasto] })
      const desk = await engine.call('review.desk', { item: gasto })
      expect(await engine.call('review.lineage', { item: gasto })).toMatchObject({
        files: [{ dataset: 'hogares', file: 'hogares.csv', version: 1, records: 60, person: 'Ana' }],
        weighting: [{ step: 'base', records: 60 }],
        design: { id: 'hogares', psus: 10, degreesOfFreedom: 8 },
      })
      expect(desk.checklist.map(({ check }) => check)).toEqual([...validationChecks])
      expect(desk.previous).toBeNull()
      const recomputed = await engine.call('review.recompute', { item: gasto })
      expect(recomputed.way).toBe('jackknife')
      expect(recomputed.figures).toHaveLength(3)
      expect(recomputed.figures.filter(({ outcome }) => outcome !== 'within' && outcome !== 'equal')).toEqual([])
      const commented = await engine.call('review.comment', { item: gasto, cell: { sexo: '2' }, text: '¿Y el título?' })
      expect(commented.comments).toMatchObject([{ person: 'Eva', cell: { sexo: '2' }, text: '¿Y el título?' }])
      const partly = engine.call('review.validate', { items: [gasto], checks: ['metadata'], reason: 'x' })
      await expect(partly).rejects.toMatchObject({ code: 'review.unchecked' })
      const list = await engine.call('review.requestChanges', { items: [gasto], reason: 'El título no dice de qué es' })
      expect(stateOf(list, gasto)).toMatchObject({ state: 'changesRequested', comments: 1 })
    })
    await as('Ana', async (engine) => {
      await load(engine, plan('Gasto mensual por sexo'))
      await run(engine)
      const list = await engine.call('review.submit', { items: [gasto], reason: 'Título corregido' })
      expect(stateOf(list, gasto).state).toBe('submitted')
      // The comparison was fed by the same table of the plan, the count was not.
      expect(stateOf(list, { kind: 'comparison', id: 'brecha' })).toMatchObject({
        state: 'draft',
        staleFrom: 'submitted',
        because: [{ part: 'plan', name: 'table' }],
      })
      expect(stateOf(list, { kind: 'table', id: 'cuenta' })).toMatchObject({ state: 'draft', isStale: false })
    })
    await as('Eva', async (engine) => {
      await engine.call('review.begin', { items: [gasto] })
      const desk = await engine.call('review.desk', { item: gasto })
      expect(desk.previous?.figures.map(({ outcome }) => outcome)).toEqual(['equal', 'equal', 'equal'])
      expect(desk.previous?.because).toEqual([{ part: 'plan', name: 'table' }])
      const reason = 'Conforme con R survey'
      const list = await engine.call('review.validate', { items: [gasto], checks: [...validationChecks], reason })
      expect(stateOf(list, gasto)).toMatchObject({ state: 'validated', validatedBy: 'Eva' })
      const { history } = await engine.call('review.desk', { item: gasto })
      expect(history.map(({ action, person }) => `${person} ${action}`)).toEqual([
        'Ana submit',
        'Eva begin',
        'Eva requestChanges',
        'Ana submit',
        'Eva begin',
        'Eva validate',
      ])
      const early = engine.call('review.approve', { items: [gasto] })
      await expect(early).rejects.toMatchObject({ code: 'review.wrong-state', params: { state: 'validated' } })
    })
  })

  test('a table of another program is kept beside it, and what differs shows', async () => {
    await as('Eva', async (engine) => {
      const figures = (await engine.call('plan.results', {})).tables.find(({ id }) => id === 'gasto')?.cells ?? []
      const lines = figures.map(
        ({ group: [sexo], estimate, se }) => `${sexo ?? ''};${estimate};${sexo === '2' ? 99 : se}`,
      )
      writeFileSync(join(folder, 'r.csv'), ['sexo;estimate;se', ...lines].join('\n'))
      const desk = await engine.call('review.benchmark', { item: gasto, file: join(folder, 'r.csv') })
      expect(desk.benchmark).toMatchObject({ file: 'r.csv', person: 'Eva' })
      const outcomes = desk.benchmark?.figures.map(({ at, outcome }) => [at.sexo, outcome])
      expect(Object.fromEntries(outcomes ?? [])).toEqual({ '1': 'equal', '2': 'differs', _T: 'equal' })
      expect(desk.checklist.find(({ check }) => check === 'otherSources')?.found).toBe(1)
    })
  })

  test('an upstream edit makes exactly the dependants stale and says why', async () => {
    await as('Ana', async (engine) => {
      await engine.call('review.submit', {
        items: [
          { kind: 'table', id: 'cuenta' },
          { kind: 'test', id: 'medias' },
        ],
      })
      writeFileSync(join(folder, 'hogares.csv'), data('1;9;3;2;50'))
      await load(engine, plan('Gasto mensual por sexo'))
      const list = await engine.call('review.list', {})
      expect(stateOf(list, gasto)).toMatchObject({
        state: 'draft',
        isStale: true,
        staleFrom: 'validated',
        because: [{ part: 'data', name: 'hogares' }],
      })
      expect(stateOf(list, { kind: 'test', id: 'medias' })).toMatchObject({
        state: 'draft',
        isStale: true,
        because: [{ part: 'data', name: 'hogares' }],
      })
      expect(stateOf(list, { kind: 'table', id: 'cuenta' })).toMatchObject({ state: 'submitted', isStale: false })
      // Undoing the change undoes the staleness: what was validated stands there again.
      await engine.call('data.makeCurrent', { dataset: 'hogares', version: 1, reason: 'deshacer' })
      expect(stateOf(await engine.call('review.list', {}), gasto)).toMatchObject({ state: 'validated', isStale: false })
    })
  })
})
