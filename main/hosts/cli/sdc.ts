import { resolve } from 'node:path'
import { systemProtectionAsText } from '../../engine/protection-text.ts'
import { argument, UsageError } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** For auditors: `export STUDY FOLDER` writes the systems behind its tables, `protect FILE` protects a system. */
export const sdc: CliCommand = async (scene) => {
  const [what, from, to] = scene.options.positionals
  if (what === 'export') return exportSystems(scene, from, to)
  if (what === 'protect') return protectFile(scene, from)
  throw new UsageError('wrongValue', what ?? argument(scene.options, 'export|protect'))
}

const exportSystems = async (
  scene: Parameters<CliCommand>[0],
  study: string | undefined,
  folder: string | undefined,
) => {
  if (study === undefined || folder === undefined) throw new UsageError('missingArgument', 'export STUDY FOLDER')
  await openStudy({ ...scene, options: { ...scene.options, study } })
  const json = await scene.call('system.export', { folder: resolve(folder) })
  const text = json.files.length === 0 ? scene.texts('cli.sdc.none') : json.files.join('\n')
  return { json, text, failed: json.files.length === 0 }
}

const protectFile = async ({ call, options, texts }: Parameters<CliCommand>[0], file: string | undefined) => {
  if (file === undefined) throw new UsageError('missingArgument', 'protect FILE')
  const out = options.out === undefined ? {} : { out: resolve(options.out) }
  const json = await call('system.protect', { file: resolve(file), ...out })
  return { json, text: systemProtectionAsText(json, texts), failed: json.outcome === 'unprotectable' }
}
