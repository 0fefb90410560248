import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { needed } from './options.ts'
import { askPassphrase } from './passphrase.ts'
import { type CliCommand, openStudy } from './scene.ts'

export const create: CliCommand = async ({ options, texts, call, terminal }) => {
  const folder = resolve(needed(options, 'study'))
  const title = needed(options, 'title')
  const person = options.person ?? userInfo().username
  const { kind } = options
  const kinds = (await call('kinds.list', {})).map((one) => one.kind)
  if (kind !== undefined && !kinds.includes(kind)) throw new Failure('kind.unknown', { kind, kinds: kinds.join(', ') })
  const passphrase = await askPassphrase(terminal, options['passphrase-fd'], texts('cli.ask.newPassphrase'))
  const json = await call('study.create', { folder, passphrase, person, title })
  if (kind !== undefined) await call('plan.begin', { kind })
  return { json, text: texts('cli.created', { folder, person }) }
}

export const audit: CliCommand = async (scene) => {
  await openStudy(scene)
  const json = await scene.call('audit.list', {})
  const heads = ['log.position', 'study.log.at', 'study.log.person', 'study.log.action', 'study.log.object']
  const lines = json.map(({ position, at, person, action, object }) => [
    position,
    at,
    person,
    scene.texts(`audit.${action}`),
    object,
  ])
  return { json, text: alignedText([heads.map((key) => scene.texts(key)), ...lines]).join('\n') }
}

export const check: CliCommand = async (scene) => {
  await openStudy(scene)
  const json = await scene.call('study.check', {})
  const findings = json.findings.map(({ code, params }) => scene.texts(`failure.${code}`, params))
  const text = findings.length === 0 ? scene.texts('cli.checked') : findings.join('\n')
  return { json, text, failed: findings.length > 0 }
}

export const backup: CliCommand = async (scene) => {
  const folder = resolve(needed(scene.options, 'to'))
  await openStudy(scene)
  const json = await scene.call('study.backup', { folder })
  return { json, text: scene.texts('cli.backedUp', { folder }) }
}
