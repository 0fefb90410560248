import { protectionAsText } from '../../engine/disclosure/protection-text.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** What disclosure control would hide of the plan's tables. */
export const protect: CliCommand = async (scene) => {
  const { call, language, texts } = scene
  await openStudy(scene)
  const json = await call('tables.protect', {})
  return { json, text: protectionAsText(json, language, texts), failed: json.outcome === 'unprotectable' }
}
