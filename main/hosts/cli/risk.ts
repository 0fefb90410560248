import { riskAsText } from '../../engine/microdata/risk-text.ts'
import { needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** How easily persons could be found in a dataset by those who know some of its variables. */
export const risk: CliCommand = async (scene) => {
  const { options, call, language, texts } = scene
  await openStudy(scene)
  const json = await call('risk.report', {
    dataset: needed(options, 'dataset'),
    keys: needed(options, 'keys').split(','),
    sensitive: options.sensitive === undefined ? [] : options.sensitive.split(','),
    ...(options.weight === undefined ? {} : { weight: options.weight }),
    ...(options.household === undefined ? {} : { household: options.household }),
  })
  return { json, text: riskAsText(json, language, texts), failed: !json.passes }
}
