import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeFiles, makeFormFiles } from '../golden/script/make-files.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = join(import.meta.dirname, '../golden/script/plan.yaml')

it('computes every design, statistic and comparison to the same bytes in another engine and another study', async () => {
  const place = temporaryFolder()
  const outcomeIn = async (study: string): Promise<string> => {
    const engine = testEngine()
    try {
      const { tables, comparisons } = await runPlan(engine, join(place.folder, study), plan, place.folder)
      return JSON.stringify({ tables, comparisons })
    } finally {
      await engine.close()
    }
  }
  try {
    makeFiles(place.folder)
    makeFormFiles(place.folder)
    const first = await outcomeIn('uno')
    expect(await outcomeIn('otro')).toBe(first)
  } finally {
    place.remove()
  }
})
