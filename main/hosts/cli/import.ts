import type { DatasetInfo } from '../../contract/study-overview.ts'
import { comparisonAsText } from '../../engine/checks/check-text.ts'
import { relabelledAsText } from '../../engine/codebook/codebook-text.ts'
import { argument } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'
import { sourceOf } from './source-options.ts'

/** Brings a file in; of a new delivery of data that are there already it tells what changed. */
export const importFile: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  const file = argument(scene.options, 'FILE')
  const source = sourceOf(file, options)
  await openStudy(scene)
  const reason = options.reason ?? texts('cli.reason.import')
  const { dataset, unchanged } = await call('data.import', { source, folder: process.cwd(), reason })
  const relabelled = await call('codebook.relabelled', { dataset: dataset.dataset })
  const said = texts(unchanged ? 'cli.unchanged' : 'cli.imported', datasetParams(dataset))
  const told = [said, ...relabelledAsText(relabelled, language, texts)].join('\n')
  if (unchanged || dataset.version === 1) return { json: { dataset, unchanged, relabelled }, text: told }
  const comparison = await call('data.compare', { dataset: dataset.dataset, page: { count: 20 } })
  return {
    json: { dataset, unchanged, relabelled, comparison },
    text: [told, comparisonAsText(comparison, language, texts)].join('\n'),
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
