import { Failure } from '../../contract/failure.ts'
import { microdataAsText } from '../../engine/microdata/microdata-text.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** What the recipes of the plan do to the records: all of them, or those of `--item ID`…; nothing leaves. */
export const microdata: CliCommand = async (scene) => {
  const { options, call, language, texts } = scene
  await openStudy(scene)
  const { plan } = await call('plan.describe', {})
  const ids = options.item ?? plan?.microdata.map(({ id }) => id) ?? []
  if (ids.length === 0) throw new Failure('microdata.none', {})
  const json = []
  for (const id of ids) json.push(await call('microdata.assess', { id }))
  return {
    json,
    text: json.map((report) => microdataAsText(report, language, texts)).join('\n\n'),
    failed: json.some(({ passes }) => !passes),
  }
}
