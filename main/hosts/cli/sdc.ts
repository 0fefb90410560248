import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { manifestFile } from '../../contract/release.ts'
import { systemProtectionAsText } from '../../engine/disclosure/protection-text.ts'
import { argument, UsageError, wholeNumber } from './options.ts'
import { type CliCommand, openStudy, type Scene } from './scene.ts'

/** For auditors: `export` writes the systems behind the tables of a study or a release, `protect FILE` protects a system. */
export const sdc: CliCommand = async (scene) => {
  const [what, from, to] = scene.options.positionals
  if (what === 'export') return exportSystems(scene, from, to)
  if (what === 'protect') return protectFile(scene, from)
  throw new UsageError('wrongValue', what ?? argument(scene.options, 'export|protect'))
}

const exportSystems = async (
  scene: Parameters<CliCommand>[0],
  from: string | undefined,
  folder: string | undefined,
) => {
  if (from === undefined || folder === undefined) throw new UsageError('missingArgument', 'export STUDY FOLDER')
  const { study, release } = await whatToExport(scene, from)
  await openStudy({ ...scene, options: { ...scene.options, study } })
  const left = release === undefined ? {} : { release }
  const json = await scene.call('system.export', { folder: resolve(folder), ...left })
  const text = json.files.length === 0 ? scene.texts('cli.sdc.none') : json.files.join('\n')
  return { json, text, failed: json.files.length === 0 }
}

/** A study, perhaps with the number of a release; or the package of one, in its study or with the study named. */
const whatToExport = async ({ options, call }: Scene, from: string) => {
  if (!existsSync(join(from, manifestFile)))
    return {
      study: from,
      ...(options.release === undefined ? {} : { release: wholeNumber(options.release, '--release') }),
    }
  const { number } = await call('release.verify', { folder: resolve(from) })
  if (number === null) throw new UsageError('wrongValue', from)
  return { study: options.study ?? resolve(from, '..', '..'), release: number }
}

const protectFile = async ({ call, options, texts }: Parameters<CliCommand>[0], file: string | undefined) => {
  if (file === undefined) throw new UsageError('missingArgument', 'protect FILE')
  const out = options.out === undefined ? {} : { out: resolve(options.out) }
  const json = await call('system.protect', { file: resolve(file), ...out })
  return { json, text: systemProtectionAsText(json, texts), failed: json.outcome === 'unprotectable' }
}
