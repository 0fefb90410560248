import { resolve } from 'node:path'
import type { ReleaseInfo } from '../../contract/release.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { argument, needed, wholeNumber } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** Makes the package of everything approved; without `--out` lists what was released; `--retract N` takes one back. */
export const release: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const { out, retract } = options
  await openStudy(scene)
  if (retract !== undefined) {
    const number = wholeNumber(retract, '--retract')
    return listed(await call('release.retract', { number, reason: needed(options, 'reason') }), scene)
  }
  if (out === undefined) return listed(await call('release.list', {}), scene)
  const folder = resolve(out)
  const json = await call('release.make', { folder, note: options.note ?? '' })
  const { number, items, files, mode } = json.release
  const text = texts('cli.released', { number, items: items.length, files, folder, head: json.head })
  return { json, text: [text, texts(`release.mode.${mode}`)].join('\n') }
}

/** Proves a package without any study; ends with 1 when something does not hold. */
export const verifyRelease: CliCommand = async ({ options, texts, call }) => {
  const json = await call('release.verify', { folder: resolve(argument(options, 'DIR')) })
  const flaws = json.flaws.map(({ flaw, about }) => texts(`release.flaw.${flaw}`, { about }))
  const sound = [
    texts('cli.verifiedRelease', {
      files: json.files,
      items: json.items,
      at: json.madeAt ?? '',
      head: json.head ?? '',
    }),
    ...(json.mode === null ? [] : [texts(`release.mode.${json.mode}`)]),
    texts('cli.releaseKeys', { keys: json.keys.join(', ') }),
  ]
  return { json, text: (json.isSound ? sound : flaws).join('\n'), failed: !json.isSound }
}

type Items = ReleaseInfo['items']

/** What became of a release, item by item where they differ. */
const stateText = (items: Items, retracted: ReleaseInfo['retracted'], texts: Scene['texts']): string => {
  const states = [...new Set(items.map(({ state }) => texts(`review.state.${state}`)))].join(', ')
  return retracted
    ? texts('cli.release.retracted', { state: states, at: retracted.at, reason: retracted.reason })
    : states
}

const listed = (list: readonly ReleaseInfo[], { texts }: Scene): Answer => {
  const heads = ['number', 'at', 'person', 'items', 'state'].map((name) => texts(`cli.release.${name}`))
  const lines = list.map(({ number, madeAt, person, items, retracted }) => [
    number,
    madeAt,
    person,
    items.length,
    stateText(items, retracted, texts),
  ])
  return { json: list, text: list.length === 0 ? texts('cli.release.none') : alignedText([heads, ...lines]).join('\n') }
}
