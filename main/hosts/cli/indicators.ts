import { indicatorsAsText } from '../../engine/indicators/indicator-text.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** What the study has of the indicator library; with `--settle` how coarse its categories have to be, kept in the plan. */
export const indicators: CliCommand = async (scene) => {
  await openStudy(scene)
  return scene.options.settle === true ? settle(scene) : list(scene)
}

const list = async ({ call, language, texts }: Scene): Promise<Answer> => {
  const json = await call('indicators.list', {})
  return { json, text: indicatorsAsText(json.indicators, json.concepts, language, texts) }
}

const settle = async ({ call, texts }: Scene): Promise<Answer> => {
  const json = await call('indicators.settle', {})
  const { coarser, withheld } = json.indicators
  const steps = Object.entries(coarser).map(([id, count]) => `${id}: ${count}`)
  const said = (key: string, items: readonly string[]) =>
    texts(`cli.indicators.${key}`, { count: items.length, items: items.length === 0 ? '–' : items.join(', ') })
  return { json, text: [said('settledCoarser', steps), said('settledWithheld', withheld)].join('\n') }
}
