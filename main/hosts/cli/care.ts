import type { DatasetCare } from '../../contract/care-commands.ts'
import { inLanguage } from '../../contract/text.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { needed, UsageError } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** What each dataset is held for and until when; with `--erase` its end. */
export const care: CliCommand = async (scene) => {
  const { options, call } = scene
  const what = options.erase
  if (what !== undefined && what !== 'identifiers' && what !== 'everything')
    throw new UsageError('wrongValue', '--erase')
  await openStudy(scene)
  if (what === undefined) return listed(await call('care.list', {}), scene)
  const [dataset, reason] = [needed(options, 'dataset'), needed(options, 'reason')]
  const json = await call('care.erase', { dataset, what, reason })
  const { versions, entries } = json
  const head = scene.texts(entries === 0 ? 'cli.care.erased' : 'cli.care.erased.entries', {
    dataset,
    versions,
    entries,
  })
  const remains = json.remains.map(({ kind, count, last }) =>
    scene.texts(`care.remains.${kind}`, { count, last: last?.slice(0, 10) ?? '' }),
  )
  return { json, text: [head, scene.texts('care.remains'), ...remains.map((line) => `- ${line}`)].join('\n') }
}

const listed = (list: readonly DatasetCare[], { texts, language }: Scene): Answer => {
  const heads = ['dataset', 'state', 'until', 'basis', 'purpose'].map((name) => texts(`cli.care.${name}`))
  const lines = list.map(({ dataset, state, retainUntil, legalBasis, purpose }) => [
    dataset,
    texts(`care.state.${state}`),
    retainUntil ?? '–',
    inLanguage(legalBasis ?? undefined, language) || '–',
    inLanguage(purpose ?? undefined, language) || '–',
  ])
  return {
    json: list,
    text: alignedText([heads, ...lines]).join('\n'),
    failed: list.some(({ state }) => state === 'ended'),
  }
}

/** Who opened, who exported and when, for whoever has to be told. */
export const incident: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const { from, to } = options
  await openStudy(scene)
  const json = await call('incident.report', {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
  const heads = ['person', 'opened', 'exported', 'identifiersRead', 'last'].map((name) => texts(`cli.incident.${name}`))
  const people = json.people.map((one) => [one.person, one.opened, one.exported, one.identifiersRead, one.last ?? '–'])
  const events = json.events.map(({ at, person, kind, action, object }) => [
    at,
    person,
    texts(`incident.${kind}`),
    `${action} ${object}`,
  ])
  const sound = texts(json.isLogSound ? 'incident.sound' : 'incident.broken', { head: json.head })
  return {
    json,
    text: [sound, '', ...alignedText([heads, ...people]), '', ...alignedText(events)].join('\n'),
    failed: !json.isLogSound,
  }
}
