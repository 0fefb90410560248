import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Results } from '../../../main/engine/report/draft-files.ts'
import { runPlan, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { hasR, outcomesOf, runScript } from './run-script.ts'

if (!hasR)
  console.info('skipped: the script of the sample study, because Rscript with the packages survey and haven is missing')

describe.skipIf(!hasR)('the R script of the sample study', () => {
  const engine = testEngine()
  const { folder, remove } = temporaryFolder()
  let files: string
  let made: Pick<Results, 'tables' | 'comparisons'>
  beforeAll(async () => {
    const { plan } = await engine.call('sample.write', { folder: join(folder, 'files') })
    files = dirname(plan)
    made = await runPlan(engine, join(folder, 'study'), plan, files)
  })
  afterAll(async () => {
    await engine.close()
    remove()
  })

  test('gives the figures of every table and comparison to 1e-8', async () => {
    const { tables, comparisons } = made
    await engine.call('script.write', { folder: join(folder, 'out'), language: 'en' })
    const { stdout, stderr } = await runScript(join(folder, 'out', 'recomputation.draft.R'), files)
    expect(stderr).toBe('')
    expect(outcomesOf(stdout).map(({ table }) => table)).toEqual([...tables, ...comparisons].map(({ id }) => id))
    for (const { worst } of outcomesOf(stdout)) expect(worst).toBeLessThan(1e-8)
    expect(stdout).toContain(`${tables.length} of ${tables.length} tables are equal to 1e-8`)
    expect(stdout).toContain(`${comparisons.length} of ${comparisons.length} comparisons are equal to 1e-8`)
  })
})
