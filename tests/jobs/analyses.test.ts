import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { failureOf } from '../harness/refusal.ts'

const { folder, remove } = temporaryFolder()
const engine: Engine = testEngine()
const list = join(folder, 'lista.csv')
beforeAll(async () => {
  await engine.call('study.create', { folder: join(folder, 'e'), passphrase, person: 'Prueba', title: 'Prueba' })
  const design = (id: string, more: object) => ({
    edit: 'design' as const,
    design: { id, dataset: 'hogares', lonelyPsu: 'fail', ...more } as never,
  })
  await engine.call('plan.edit', { edits: [design('ponderado', { weight: 'factor' }), design('simple', {})] })
  writeFileSync(list, 'analysis,var,weighted\nselect_one,causa,yes\nselect_one,edad_encuestador,no\n')
})
afterAll(async () => {
  await engine.close()
  remove()
})

const bringIn = (unweighted?: string) =>
  engine.call('plan.importAnalyses', {
    file: list,
    design: 'ponderado',
    ...(unweighted === undefined ? {} : { unweighted }),
    unit: 'hogares',
    universe: 'Hogares',
  })

test('rows that are not to be weighted need a design without weights', async () => {
  expect(await failureOf(() => bringIn())).toEqual({ code: 'loa.unweighted', params: { file: 'lista.csv', row: 3 } })
  expect(await failureOf(() => bringIn('ponderado'))).toMatchObject({ code: 'loa.design-with-weights' })
  expect(await bringIn('simple')).toEqual({ added: ['proportion_causa', 'proportion_edad_encuestador'] })
  const { plan } = await engine.call('plan.describe', {})
  expect(plan?.tables.map(({ id, design }) => [id, design])).toEqual([
    ['proportion_causa', 'ponderado'],
    ['proportion_edad_encuestador', 'simple'],
  ])
})
