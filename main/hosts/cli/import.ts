import type { DatasetInfo } from '../../contract/commands.ts'
import { argument } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'
import { sourceOf } from './source-options.ts'

export const importFile: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const file = argument(scene.options, 'FILE')
  const source = sourceOf(file, options)
  await openStudy(scene)
  const reason = options.reason ?? texts('cli.reason.import')
  const { dataset, unchanged } = await call('data.import', { source, folder: process.cwd(), reason })
  return {
    json: { dataset, unchanged },
    text: texts(unchanged ? 'cli.unchanged' : 'cli.imported', datasetParams(dataset)),
  }
}

/** What the sentences about a dataset are filled in with. */
export const datasetParams = ({ dataset, version, rows, variables, identifiers }: DatasetInfo) => ({
  dataset,
  version,
  rows,
  variables,
  identifiers: identifiers.length,
})
