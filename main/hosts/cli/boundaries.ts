import { resolve } from 'node:path'
import { alignedText } from '../../engine/text-columns.ts'
import { argument, needed } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** What a file of boundaries holds; with `--study` how those that the plan names fit a variable of the data. */
export const boundaries: CliCommand = (scene) =>
  scene.options.study === undefined ? describeBoundaries(scene) : checkBoundaries(scene)

const describeBoundaries = async ({ options, texts, call }: Scene): Promise<Answer> => {
  const file = resolve(argument(options, 'FILE'))
  const object = options.object === undefined ? {} : { object: options.object }
  const json = await call('boundaries.describe', { file, ...object })
  const heads = ['property', 'values', 'example'].map((name) => texts(`cli.boundaries.${name}`))
  const lines = json.properties.map(({ name, values, example }) => [name, values, example])
  const about = texts(json.hasIds ? 'cli.boundaries.withIds' : 'cli.boundaries.withoutIds', { areas: json.areas })
  return { json, text: [about, ...alignedText([heads, ...lines])].join('\n') }
}

const checkBoundaries = async (scene: Scene): Promise<Answer> => {
  const { options, texts, call } = scene
  const [dataset, variable] = [needed(options, 'dataset'), needed(options, 'variable')]
  await openStudy(scene)
  const json = await call('boundaries.check', { boundaries: argument(options, 'ID'), dataset, variable })
  const { matched, onlyInData, onlyInBoundaries } = json
  const areas = onlyInBoundaries.map(({ code, name }) => (name === '' ? code : `${code} (${name})`))
  const text = [
    texts('cli.boundaries.matched', { codes: matched }),
    ...(onlyInData.length === 0 ? [] : [texts('cli.boundaries.onlyInData', { codes: onlyInData.join(', ') })]),
    ...(areas.length === 0 ? [] : [texts('cli.boundaries.onlyInBoundaries', { areas: areas.join(', ') })]),
  ].join('\n')
  return { json, text, failed: onlyInData.length > 0 }
}
