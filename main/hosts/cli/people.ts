import { resolve } from 'node:path'
import type { People } from '../../contract/people-commands.ts'
import { type Role, roles } from '../../contract/roles.ts'
import { alignedText } from '../../engine/text-columns.ts'
import type { Texts } from '../../engine/texts.ts'
import { needed, type Options, UsageError } from './options.ts'
import { askPassphrase, askSecondPassphrase } from './passphrase.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** `people [add|passphrase|roles|revoke|share|recovery|recover|head]`: who has a key, and changes to that. */
export const people: CliCommand = async (scene) => {
  const [action = 'list'] = scene.options.positionals
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (!act) throw new UsageError('wrongValue', action)
  return act(scene)
}

const listed = (list: People, texts: Texts): Answer => {
  const yes = (value: boolean): string => texts(value ? 'report.word.yes' : 'report.word.no')
  const heads = ['name', 'roles', 'key', 'ownPassphrase', 'since'].map((name) => texts(`cli.people.${name}`))
  const lines = list.people
    .filter(({ isActive }) => isActive)
    .map((one) => [
      `${one.name}${one.isYou ? ' *' : ''}`,
      one.roles.map((role) => texts(`role.${role}`)).join(', '),
      yes(one.holdsIdentifiersKey),
      yes(one.hasOwnPassphrase),
      one.addedAt.slice(0, 10),
    ])
  const recovery =
    list.recovery === null
      ? texts('people.noRecovery')
      : texts('people.recoverable', { holders: list.recovery.holders.join(', ') })
  return { json: list, text: [...alignedText([heads, ...lines]), '', recovery, texts('people.whatKeysDo')].join('\n') }
}

const actions: Readonly<Record<string, CliCommand>> = {
  list: async (scene) => {
    await openStudy(scene)
    return listed(await scene.call('people.list', {}), scene.texts)
  },
  add: async (scene) => {
    const name = second(scene.options, 'NAME')
    const wanted = rolesOf(scene.options)
    await openStudy(scene)
    const passphrase = await newPassphrase(scene)
    return listed(await scene.call('people.add', { name, roles: wanted, passphrase }), scene.texts)
  },
  passphrase: async (scene) => {
    const { options, texts, call, terminal } = scene
    const folder = resolve(needed(options, 'study'))
    const current = await askPassphrase(terminal, options['passphrase-fd'], texts('cli.ask.passphrase'))
    await call('study.open', { folder, passphrase: current })
    const json = await call('people.changePassphrase', { current, next: await newPassphrase(scene) })
    return { json, text: texts('cli.people.passphraseChanged') }
  },
  roles: async (scene) => {
    const person = second(scene.options, 'NAME')
    const wanted = rolesOf(scene.options)
    await openStudy(scene)
    return listed(await scene.call('people.setRoles', { person, roles: wanted }), scene.texts)
  },
  revoke: async (scene) => {
    const person = second(scene.options, 'NAME')
    const reason = needed(scene.options, 'reason')
    await openStudy(scene)
    const answer = listed(await scene.call('people.revoke', { person, reason }), scene.texts)
    return { ...answer, text: `${scene.texts('cli.people.revoked', { person })}\n\n${answer.text}` }
  },
  share: async (scene) => {
    const person = second(scene.options, 'NAME')
    await openStudy(scene)
    return listed(await scene.call('people.shareIdentifiersKey', { person }), scene.texts)
  },
  recovery: async (scene) => {
    const { options, texts, call } = scene
    const [one, other] = options.holder ?? []
    if (one === undefined || other === undefined) throw new UsageError('missingOption', '--holder (2)')
    await openStudy(scene)
    const json = await call('people.makeRecovery', { holders: [one, other] })
    const lines = json.halves.map(({ holder, half }) => `${holder}\n  ${half}`)
    const notes = [texts('people.halves'), ...(json.identifiers ? [] : [texts('people.halvesWithoutIdentifiers')])]
    return { json, text: [...lines, ...notes].join('\n\n') }
  },
  recover: async (scene) => {
    const { options, texts, call, terminal } = scene
    const person = second(options, 'NAME')
    const folder = resolve(needed(options, 'study'))
    const half = (number: number) =>
      askPassphrase(terminal, undefined, texts('cli.ask.half', { number }), `CARACTERIZA_HALF_${number}`)
    const halves: [string, string] = [await half(1), await half(2)]
    const json = await call('study.recover', { folder, halves, person, passphrase: await newPassphrase(scene) })
    return { json, text: texts('cli.people.recovered', { person }) }
  },
  head: async (scene) => {
    await openStudy(scene)
    const json = await scene.call('people.head', {})
    return { json, text: json.head }
  },
}

/** Writes the study for another machine. */
export const handOver: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const folder = resolve(needed(options, 'out'))
  const to = needed(options, 'to')
  await openStudy(scene)
  const json = await call('study.handOver', { folder, to })
  return { json, text: texts('cli.handedOver', { folder, to, head: json.head }) }
}

/** Makes the copy at hand the one that is written. */
export const takeOver: CliCommand = async (scene) => {
  const reason = needed(scene.options, 'reason')
  await openStudy(scene)
  const json = await scene.call('study.takeOver', { reason })
  return { json, text: scene.texts('cli.takenOver', { head: json.head }) }
}

const newPassphrase = ({ options, texts, terminal }: Scene): Promise<string> =>
  askSecondPassphrase(terminal, options['new-passphrase-fd'], texts('cli.ask.newPassphrase'))

/** The argument after the action's name. */
const second = ({ positionals }: Options, name: string): string => {
  const [, value] = positionals
  if (value === undefined) throw new UsageError('missingArgument', name)
  return value
}

/** `--role analyst,publisher`, or the option more than once. */
const rolesOf = ({ role = [] }: Options): Role[] => {
  const wanted = role.flatMap((text) => text.split(','))
  if (wanted.length === 0) throw new UsageError('missingOption', '--role')
  return wanted.map((text) => {
    const found = roles.find((one) => one === text)
    if (!found) throw new UsageError('wrongValue', '--role')
    return found
  })
}
