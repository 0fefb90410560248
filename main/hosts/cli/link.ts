import { type LinkField, linkComparisons, linkRelations, pairStates } from '../../contract/link-commands.ts'
import { candidatesAsText, linkAsText } from '../../engine/links/link-text.ts'
import { argument, needed, type Options, UsageError } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** Links records of one unit in two datasets: `start`, `candidates`, `decide`, `finish`, `describe`, `discard`. */
export const link: CliCommand = async (scene) => {
  const step = argument(scene.options, 'start | describe | candidates | decide | finish | discard')
  const run = Object.hasOwn(steps, step) ? steps[step as keyof typeof steps] : undefined
  if (!run) throw new UsageError('wrongValue', step)
  return run(scene)
}

const start = async (scene: Scene): Promise<Answer> => {
  const { options, texts, language, call } = scene
  const name = needed(options, 'name')
  const spec = {
    name,
    first: needed(options, 'dataset'),
    second: needed(options, 'with'),
    fields: fieldsOf(options),
    ...relationOf(options),
    ...(options['accept-from'] === undefined ? {} : { accept: shareOf(options, 'accept-from') }),
    ...(options['review-from'] === undefined ? {} : { review: shareOf(options, 'review-from') }),
    reason: needed(options, 'reason'),
  }
  await openStudy(scene)
  const json = await call('link.start', spec)
  return { json, text: linkAsText(json, language, texts) }
}

const describe = async (scene: Scene): Promise<Answer> => {
  const { options, texts, language, call } = scene
  await openStudy(scene)
  const json =
    options.name === undefined ? await call('link.list', {}) : [await call('link.describe', { name: options.name })]
  const text = json.map((summary) => linkAsText(summary, language, texts)).join('\n\n')
  return { json, text: text === '' ? texts('link.none') : text }
}

const candidates = async (scene: Scene): Promise<Answer> => {
  const { options, texts, language, call } = scene
  const name = needed(options, 'name')
  const state = pairStates.find((one) => one === (options.state ?? 'review'))
  if (!state) throw new UsageError('wrongValue', '--state')
  const from = options.from === undefined ? 0 : wholeOf(options.from, '--from')
  await openStudy(scene)
  const json = await call('link.candidates', { name, state, from, count: 50 })
  return { json, text: candidatesAsText(json, from, language, texts) }
}

const decide = async (scene: Scene): Promise<Answer> => {
  const { options, texts, language, call } = scene
  const name = needed(options, 'name')
  const decisions = (['same', 'different', 'undecided'] as const).flatMap((word) => {
    const list = options[word]
    if (list === undefined) return []
    const pairs = list.split(',').map((text) => wholeOf(text.trim(), `--${word}`))
    return [{ pairs, decision: word === 'undecided' ? null : word }]
  })
  if (decisions.length === 0) throw new UsageError('missingOption', '--same | --different | --undecided')
  await openStudy(scene)
  let json: Awaited<ReturnType<typeof call<'link.decide'>>> | undefined
  for (const { pairs, decision } of decisions) json = await call('link.decide', { name, pairs, decision })
  return { json, text: json ? linkAsText(json, language, texts) : '' }
}

const finish = async (scene: Scene): Promise<Answer> => {
  const { options, texts, call } = scene
  const name = needed(options, 'name')
  const reason = needed(options, 'reason')
  await openStudy(scene)
  const undecided = options['rest-different'] ? 'different' : 'refuse'
  const json = await call('link.finish', { name, undecided, reason })
  return { json, text: texts('link.finished', { ...json }) }
}

const discard = async (scene: Scene): Promise<Answer> => {
  const name = needed(scene.options, 'name')
  await openStudy(scene)
  const json = await scene.call('link.discard', { name })
  return { json, text: scene.texts('link.discarded', { link: name }) }
}

const steps = { start, describe, candidates, decide, finish, discard } as const

/** `--on name=nombre,apellidos/nombre_completo`: what is compared, the variables here and there. */
const fieldsOf = ({ on }: Options): LinkField[] => {
  if (on === undefined || on.length === 0) throw new UsageError('missingOption', '--on')
  return on.map((text) => {
    const [, word, first = '', second = first] = /^([a-z]+)=([^/]+)(?:\/([^/]+))?$/.exec(text) ?? []
    const compare = linkComparisons.find((one) => one === word)
    if (!compare) throw new UsageError('wrongValue', `--on ${text}`)
    return { compare, first: first.split(','), second: second.split(',') }
  })
}

const relationOf = ({ relation }: Options) => {
  if (relation === undefined) return {}
  const found = linkRelations.find((one) => one === relation)
  if (!found) throw new UsageError('wrongValue', '--relation')
  return { relation: found }
}

const shareOf = (options: Options, name: 'accept-from' | 'review-from'): number => {
  const value = Number(options[name])
  if (!(value >= 0 && value <= 1)) throw new UsageError('wrongValue', `--${name}`)
  return value
}

const wholeOf = (text: string, option: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('wrongValue', option)
  return Number(text)
}
