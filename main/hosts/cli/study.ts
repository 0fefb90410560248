import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { needed } from './options.ts'
import { askPassphrase } from './passphrase.ts'
import { type CliCommand, openStudy } from './scene.ts'

export const create: CliCommand = async ({ options, texts, call }) => {
  const folder = resolve(needed(options, 'study'))
  const title = needed(options, 'title')
  const person = options.person ?? userInfo().username
  const passphrase = await askPassphrase(options['passphrase-fd'], texts('cli.ask.newPassphrase'))
  const json = await call('study.create', { folder, passphrase, person, title })
  return { json, text: texts('cli.created', { folder, person }) }
}

export const audit: CliCommand = async (scene) => {
  await openStudy(scene)
  const json = await scene.call('audit.list', {})
  const lines = json.map(
    ({ position, at, person, action, object }) => `${position}\t${at}\t${person}\t${action}\t${object}`,
  )
  return { json, text: lines.join('\n') }
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
