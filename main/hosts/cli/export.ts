import { extname, resolve } from 'node:path'
import { dataFormats, dataStages } from '../../contract/export-commands.ts'
import { needed, type Options, UsageError } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** Writes the records of a dataset for another program, as a working copy. */
export const exportData: CliCommand = async (scene) => {
  const { options, texts, language, call } = scene
  const dataset = needed(options, 'dataset')
  const file = resolve(needed(options, 'out'))
  const stage = dataStages.find((one) => one === (options.stage ?? 'derived'))
  if (!stage) throw new UsageError('wrongValue', '--stage')
  const format = formatOf(options)
  const variables = options.variable?.split(',')
  await openStudy(scene)
  const json = await call('data.export', {
    ...{ dataset, stage, format, file, language },
    ...(variables ? { variables } : {}),
  })
  return { json, text: texts('cli.exported', { dataset, ...json }) }
}

/** What `--format` says, else the ending of the file. */
const formatOf = ({ format, out }: Options): (typeof dataFormats)[number] => {
  const word =
    format ??
    extname(out ?? '')
      .slice(1)
      .toLowerCase()
  const found = dataFormats.find((one) => one === word)
  if (!found) throw new UsageError('wrongValue', format === undefined ? '--out' : '--format')
  return found
}
