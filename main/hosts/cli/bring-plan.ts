import { dirname } from 'node:path'
import type { Result } from '../../contract/commands.ts'
import type { Scene } from './scene.ts'

/** Makes a plan the study's own, imports the files it names and makes its corrections. */
export const bringPlan = async (
  { call, texts }: Pick<Scene, 'call' | 'texts'>,
  file: string,
): Promise<Result<'plan.load'>> => {
  const loaded = await call('plan.load', { file })
  const folder = dirname(file)
  for (const source of loaded.sources) await call('data.import', { source, folder, reason: texts('cli.reason.import') })
  for (const one of loaded.boundaries) await call('boundaries.import', { boundaries: one, folder })
  for (const logo of loaded.logos) await call('logos.import', { logo, folder })
  const { plan } = await call('plan.describe', {})
  for (const { dataset, corrections } of plan?.checks ?? []) {
    if (corrections.length > 0)
      await call('data.correct', { from: 'plan', dataset, reason: texts('cli.reason.correction') })
  }
  return loaded
}
