import { resolve } from 'node:path'
import { needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** The study's plan as a script that recomputes its tables in another program. */
export const script: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  const folder = resolve(needed(options, 'out'))
  await openStudy(scene)
  const json = await call('script.write', { folder, language, records: options.records ?? false })
  return { json, text: texts('cli.scripted', { files: json.files.length, folder }) }
}
