import { resolve } from 'node:path'
import { needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

export const codebook: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const dataset = needed(options, 'dataset')
  await openStudy(scene)
  if (options.in !== undefined) {
    const reason = options.reason ?? texts('cli.reason.codebook')
    const json = await call('codebook.import', { dataset, file: resolve(options.in), reason })
    return { json, text: texts('cli.codebookIn', { dataset, variables: json.variables }) }
  }
  const file = resolve(needed(options, 'out'))
  const json = await call('codebook.export', { dataset, file })
  return { json, text: texts('cli.codebookOut', { dataset, variables: json.variables, file }) }
}
