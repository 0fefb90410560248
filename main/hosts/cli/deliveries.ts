import { comparisonAsText } from '../../engine/checks/check-text.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { countOf, needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** The versions of a dataset; with `--use` another one becomes the one that analyses use. */
export const versions: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const dataset = needed(options, 'dataset')
  await openStudy(scene)
  if (options.use !== undefined) {
    const version = countOf(options, 'use') as number
    const json = await call('data.makeCurrent', { dataset, version, reason: needed(options, 'reason') })
    return { json, text: texts('cli.madeCurrent', { dataset, version: json.version }) }
  }
  const json = await call('data.versions', { dataset })
  const lines = json.map(({ version, isCurrent, rows, corrections, writtenAt, person, reason }) => [
    `${version}${isCurrent ? ' *' : ''}`,
    rows,
    corrections,
    writtenAt,
    `${person}: ${reason}`,
  ])
  const heads = ['version', 'records', 'corrections', 'at', 'reason'].map((name) => texts(`cli.versions.${name}`))
  return { json, text: alignedText([heads, ...lines]).join('\n') }
}

/** What a delivery has other than the one before it. */
export const compare: CliCommand = async (scene) => {
  const { options, texts, language, call } = scene
  const dataset = needed(options, 'dataset')
  const [from, to] = [countOf(options, 'from'), countOf(options, 'to')]
  await openStudy(scene)
  const json = await call('data.compare', {
    dataset,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(options.by === undefined ? {} : { key: options.by.split(',') }),
    page: { count: 1000 },
  })
  return { json, text: comparisonAsText(json, language, texts) }
}
