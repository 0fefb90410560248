import { testAsText } from '../../engine/estimates/test-text.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** The tests and models of the study's plan. */
export const tests: CliCommand = async (scene) => {
  const { call, texts, language } = scene
  await openStudy(scene)
  const json = await call('plan.tests', {})
  const shown = json.tests.map((test) => testAsText(test, language, texts))
  return { json, text: shown.length === 0 ? texts('cli.tests.none') : shown.join('\n\n') }
}
