import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Args, Result } from '../../contract/commands.ts'
import type { EntryValues } from '../../contract/entry.ts'
import { Failure } from '../../contract/failure.ts'
import { inLanguage } from '../../contract/text.ts'
import { entriesOfYaml } from '../../engine/entries/text.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { datasetParams } from './import.ts'
import { argument, type Options, UsageError, wholeNumber } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/**
 * Records typed in: new ones from arguments or a file, one corrected, struck out or brought back, or a list of them.
 * What changed is a data version when the command ends.
 */
export const enter: CliCommand = async (scene) => {
  const { options } = scene
  const dataset = argument(options, 'DATASET')
  const pairs = options.positionals.slice(1)
  const values = Object.fromEntries(pairs.map(answer))
  await openStudy(scene)
  await refuseIdentifiers(scene, dataset, values)
  if (options.record !== undefined) return change(scene, dataset, wholeNumber(options.record, '--record'), values)
  if (options.in !== undefined) {
    if (pairs.length > 0) throw new UsageError('wrongValue', '--in')
    return added(scene, await fromFile(scene, dataset, options.in), dataset)
  }
  if (pairs.length > 0) return added(scene, await scene.call('entry.add', { dataset, records: [values] }), dataset)
  return list(scene, dataset)
}

/** The records of a file, or of the standard input in YAML or JSON. */
const fromFile = ({ call }: Scene, dataset: string, file: string): Promise<Result<'entry.add'>> =>
  file === '-'
    ? call('entry.add', { dataset, records: entriesOfYaml(readFileSync(0, 'utf8'), '-') })
    : call('entry.addFile', { dataset, file: resolve(file) })

/** Other programs read arguments in the list of processes. */
const refuseIdentifiers = async ({ call }: Scene, dataset: string, values: EntryValues): Promise<void> => {
  const { fields } = await call('entry.describe', { dataset })
  const named = fields.find(({ variable, isIdentifier }) => isIdentifier && Object.hasOwn(values, variable.name))
  if (named) throw new Failure('entry.identifier-in-argument', { variable: named.variable.name })
}

/** `edad=34`; nothing behind the sign is no answer. */
const answer = (text: string): [string, string] => {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError('wrongValue', text)
  return [text.slice(0, at), text.slice(at + 1)]
}

const added = async (scene: Scene, { records }: Result<'entry.add'>, dataset: string): Promise<Answer> => {
  const { texts } = scene
  const told = texts('cli.enter.added', { dataset, records: records.length, first: records[0] ?? 0 })
  return taken(scene, dataset, told, { records })
}

const change = async (scene: Scene, dataset: string, record: number, values: EntryValues): Promise<Answer> => {
  const { options, texts, call } = scene
  const reason = reasonOf(options)
  const on = { dataset, record, reason }
  if (options.strike) {
    return taken(scene, dataset, texts('cli.enter.struck', { dataset, record }), await call('entry.strike', on))
  }
  if (options.restore) {
    return taken(scene, dataset, texts('cli.enter.restored', { dataset, record }), await call('entry.restore', on))
  }
  if (Object.keys(values).length === 0) throw new UsageError('missingArgument', 'VARIABLE=…')
  const json = await call('entry.correct', { ...on, values })
  return taken(scene, dataset, texts('cli.enter.corrected', { dataset, record }), json)
}

const reasonOf = ({ reason }: Options): string => {
  if (reason === undefined) throw new UsageError('missingOption', '--reason')
  return reason
}

const taken = async ({ texts, call }: Scene, dataset: string, told: string, json: object): Promise<Answer> => {
  const args: Args<'entry.takeIn'> = { dataset, reason: texts('entry.reason') }
  const { dataset: about } = await call('entry.takeIn', args)
  return { json: { ...json, dataset: about }, text: [told, texts('cli.imported', datasetParams(about))].join('\n') }
}

/** The records of the dataset, the newest first, with the labels of its form above. */
const list = async ({ options, texts, call, language }: Scene, dataset: string): Promise<Answer> => {
  const form = await call('entry.describe', { dataset })
  const state = options.state === 'struck' ? 'struck' : 'kept'
  const json = await call('entry.list', { dataset, state, count: 500 })
  const asked = form.fields.map(({ variable: { name, label }, isRequired, isIdentifier }) => [
    `${name}${isRequired ? ' *' : ''}`,
    inLanguage(label, language),
    isIdentifier ? texts('data.locked') : '',
  ])
  const names = form.fields.filter(({ isIdentifier }) => !isIdentifier).map(({ variable }) => variable.name)
  const lines = json.records.map(({ record, values }) => [`#${record}`, ...names.map((name) => values[name] ?? '')])
  const head = texts('cli.enter.list', { dataset, records: form.records, struck: form.struck })
  const text = [head, ...alignedText(asked), '', ...alignedText([['#', ...names], ...lines])].join('\n')
  return { json: { ...json, fields: form.fields }, text }
}
