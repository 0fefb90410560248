import { resolve } from 'node:path'
import type { Language } from '../../contract/text.ts'
import { bringPlan } from './bring-plan.ts'
import { argument, needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

export const run: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  const file = resolve(argument(options, 'PLAN'))
  const out = resolve(needed(options, 'out'))
  await openStudy(scene)
  await bringPlan(scene, file)
  const { tables, comparisons, computed, reused } = await call('plan.run', {})
  const languages: Language[] = options.lang === undefined ? ['es', 'en'] : [language]
  const { files } = await call('report.write', { folder: out, languages })
  const text = texts('cli.ran', {
    tables: tables.length,
    comparisons: comparisons.length,
    computed,
    reused,
    files: files.length,
    folder: out,
  })
  return { json: { tables, comparisons, computed, reused, files }, text }
}
