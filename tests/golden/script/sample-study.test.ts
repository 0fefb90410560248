import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Results } from '../../../main/engine/draft-files.ts'
import { runPlan, temporaryFolder, testEngine } from '../../harness/engine.ts'
import { releaseAlone } from '../../harness/release-alone.ts'
import { hasR, outcomesOf, releasedOutcomesOf, runScript } from './run-script.ts'

if (!hasR)
  console.info(
    'skipped: the scripts of the sample study, because Rscript with the packages survey and haven is missing',
  )

describe.skipIf(!hasR)('the R scripts of the sample study', () => {
  const engine = testEngine()
  const { folder, remove } = temporaryFolder()
  let files: string
  let made: Pick<Results, 'tables' | 'comparisons'>
  beforeAll(async () => {
    const { plan } = await engine.call('sample.write', { folder: join(folder, 'files') })
    files = dirname(plan)
    made = await runPlan(engine, join(folder, 'study'), plan, files)
  }, 120_000)
  afterAll(async () => {
    await engine.close()
    remove()
  })

  test('give the figures of every table and comparison to 1e-8', { timeout: 300_000 }, async () => {
    const { tables, comparisons } = made
    await engine.call('script.write', { folder: join(folder, 'out'), language: 'en' })
    const { stdout, stderr } = await runScript(join(folder, 'out', 'recomputation.draft.R'), files)
    expect(stderr).toBe('')
    expect(outcomesOf(stdout).map(({ table }) => table)).toEqual([...tables, ...comparisons].map(({ id }) => id))
    for (const { worst } of outcomesOf(stdout)) expect(worst).toBeLessThan(1e-8)
    expect(stdout).toContain(`${tables.length} of ${tables.length} tables are equal to 1e-8`)
    expect(stdout).toContain(`${comparisons.length} of ${comparisons.length} comparisons are equal to 1e-8`)
  })

  test('give, after a release, what is published, and say of whom has no files what is missing', {
    timeout: 300_000,
  }, async () => {
    const { tables } = made
    await engine.call('plan.tests', {})
    const out = join(folder, 'release')
    await releaseAlone(engine, out)

    const { stdout, stderr, code } = await runScript(join(out, 'recalculo.R'), files)
    expect({ stderr, code }).toEqual({ stderr: '', code: undefined })
    const said = releasedOutcomesOf(stdout)
    expect(said.slice(0, tables.length).map((line) => line.split(' ')[0])).toEqual(tables.map(({ id }) => id))
    for (const line of said) expect(line).toMatch(/ \d+ cifras, iguales a 1e-8$| ninguna de sus cifras se publica$/)
    const unseen = said.filter((line) => line.endsWith('ninguna de sus cifras se publica'))
    const seen = tables.length - unseen.length
    expect(stdout).toContain(`${seen} de ${seen} cuadros son iguales a 1e-8`)

    const outside = await runScript(join(out, 'recalculo.R'), out)
    expect(outside).toMatchObject({ code: 1, stdout: '' })
    expect(outside.stderr).toMatch(
      /Falta el archivo \S+ en la carpeta de origen\. Tiene microdatos y no viene en la publicación/,
    )
    expect(readFileSync(join(out, 'recalculo.R'), 'utf8')).toContain(
      '# Los archivos de origen tienen microdatos y no vienen',
    )
  })
})
