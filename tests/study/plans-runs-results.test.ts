import { expect, test } from 'vitest'
import { listAudit } from '../../main/study/audit.ts'
import { currentPlan, savePlan } from '../../main/study/plans.ts'
import { findResult, saveResult } from '../../main/study/results.ts'
import { finishRun, listRuns, startRun } from '../../main/study/runs.ts'
import { newStudy, now, reopen } from './support.ts'

test('plans are kept as revisions; the same plan again is none', async () => {
  const study = await newStudy()
  expect(currentPlan(study)).toBeNull()
  savePlan(study, 'a: 1', '{"a":1}')
  savePlan(study, 'a: 1', '{"a":1}')
  expect(savePlan(study, 'a: 2', '{"a":2}').number).toBe(2)
  expect(currentPlan(await reopen(study))).toEqual({
    number: 2,
    text: 'a: 2',
    json: '{"a":2}',
    savedAt: now().toISOString(),
  })
})

test('a result is found by its key and stays as it was first kept', async () => {
  const study = await newStudy()
  expect(findResult(study, 'k')).toBeNull()
  saveResult(study, { key: 'k', table: 't', json: '[1]' })
  saveResult(study, { key: 'k', table: 't', json: '[2]' })
  expect(findResult(await reopen(study), 'k')).toEqual({ key: 'k', table: 't', json: '[1]' })
})

test('a run is kept with what went in and what came of it', async () => {
  const study = await newStudy()
  const id = startRun(study, 'run', { plan: 1 })
  finishRun(study, id, 'done', { tables: 3 })
  expect(listRuns(study)).toEqual([
    {
      id,
      kind: 'run',
      inputs: { plan: 1 },
      state: 'done',
      outcome: { tables: 3 },
      startedAt: now().toISOString(),
      finishedAt: now().toISOString(),
      person: study.person.id,
    },
  ])
  expect(() => finishRun(study, id, 'failed', {})).toThrow('not running')
  expect(listAudit(study).map(({ action }) => action)).toEqual(['study.created', 'run.started', 'run.finished'])
})

test('a run that the program did not finish is marked when the study is opened again', async () => {
  const study = await newStudy()
  startRun(study, 'run', {})
  const again = await reopen(study)
  expect(listRuns(again)[0]?.state).toBe('interrupted')
  expect(listAudit(again).at(-1)?.action).toBe('run.interrupted')
})
