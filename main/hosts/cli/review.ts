import { resolve } from 'node:path'
import { type ReviewInfo, type ReviewItem, validationChecks } from '../../contract/review.ts'
import type { ReviewDesk } from '../../contract/review-commands.ts'
import { deskAsText } from '../../engine/review/review-text.ts'
import { alignedText } from '../../engine/text-columns.ts'
import { needed, type Options, UsageError } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** Sends items to review: `--item ID`… or `--all`. */
export const submit: CliCommand = async (scene) => {
  await openStudy(scene)
  const items = await itemsFor(scene, 'submit')
  return listed(await scene.call('review.submit', { items, reason: scene.options.reason ?? '' }), scene)
}

/** Approves items: `--item ID`… or `--all` that the person may approve. */
export const approve: CliCommand = async (scene) => {
  await openStudy(scene)
  const items = await itemsFor(scene, 'approve')
  return listed(await scene.call('review.approve', { items, reason: scene.options.reason ?? '' }), scene)
}

/** Where every item stands; with an item its desk, and what a reviewer does there. */
export const review: CliCommand = async (scene) => {
  const { options, call } = scene
  const action = options.do
  await openStudy(scene)
  if (action === undefined) {
    const [item] = options.item === undefined ? [] : await named(scene, options.item)
    return item ? desk(scene, item) : listed(await call('review.list', {}), scene)
  }
  const act = Object.hasOwn(acts, action) ? acts[action] : undefined
  if (!act) throw new UsageError('wrongValue', '--do')
  return act(scene)
}

const acts: Readonly<Record<string, (scene: Scene) => Promise<Answer>>> = {
  begin: async (scene) => listed(await scene.call('review.begin', { items: await itemsFor(scene, 'begin') }), scene),
  changes: async (scene) => {
    const reason = needed(scene.options, 'reason')
    const items = await itemsFor(scene, 'requestChanges')
    return listed(await scene.call('review.requestChanges', { items, reason }), scene)
  },
  validate: async (scene) => {
    const reason = needed(scene.options, 'reason')
    const checks = checksOf(scene.options)
    const items = await itemsFor(scene, 'validate')
    return listed(await scene.call('review.validate', { items, checks, reason }), scene)
  },
  protect: async (scene) => {
    const { reason } = scene.options
    const accepted = reason === undefined ? {} : { acceptDifferences: reason }
    return listed(await scene.call('review.protect', accepted), scene)
  },
  comment: async (scene) => {
    const text = needed(scene.options, 'note')
    const item = await oneItem(scene)
    const cell = scene.options.cell === undefined ? null : codesOf(scene.options.cell)
    return deskAnswer(scene, await scene.call('review.comment', { item, cell, text }))
  },
  benchmark: async (scene) => {
    const file = resolve(needed(scene.options, 'in'))
    return deskAnswer(
      scene,
      await scene.call('review.benchmark', { item: await oneItem(scene), file, ...tolerance(scene) }),
    )
  },
  recompute: async (scene) => {
    const json = await scene.call('review.recompute', { item: await oneItem(scene), ...tolerance(scene) })
    const differing = json.figures.filter(({ outcome }) => outcome !== 'equal' && outcome !== 'within').length
    const text = scene.texts('cli.review.recomputed', {
      way: scene.texts(`review.way.${json.way}`),
      figures: json.figures.length,
      differing,
    })
    return { json, text, failed: differing > 0 }
  },
}

type List = { readonly items: readonly ReviewInfo[]; readonly mode: string }

const listed = (json: List, { texts }: Scene): Answer => {
  const heads = ['item', 'state', 'submittedBy', 'validatedBy', 'approvedBy'].map((name) => texts(`cli.review.${name}`))
  const lines = json.items.map(({ item, state, isStale, because, submittedBy, validatedBy, approvedBy }) => [
    `${item.kind}/${item.id}`,
    [
      texts(`review.state.${state}`),
      ...(isStale
        ? [
            `(${texts('review.stale')}: ${because.map(({ part, name }) => texts(`review.cause.${part}`, { name })).join(', ')})`,
          ]
        : []),
    ].join(' '),
    submittedBy ?? '–',
    validatedBy ?? '–',
    approvedBy.join(', ') || '–',
  ])
  return { json, text: [...alignedText([heads, ...lines]), '', texts(`review.mode.${json.mode}`)].join('\n') }
}

const desk = async (scene: Scene, item: ReviewItem): Promise<Answer> =>
  deskAnswer(scene, await scene.call('review.desk', { item }))

const deskAnswer = async (scene: Scene, desk: ReviewDesk): Promise<Answer> => {
  const lineage = await scene.call('review.lineage', { item: desk.info.item })
  return { json: { ...desk, lineage }, text: deskAsText(desk, lineage, scene) }
}

/** `--item ID`…, or with `--all` every item to which the person may do it now. */
const itemsFor = async (scene: Scene, action: ReviewInfo['actions'][number]): Promise<ReviewItem[]> => {
  const { options, call } = scene
  if (!options.all) {
    if (options.item === undefined) throw new UsageError('missingOption', '--item | --all')
    return named(scene, options.item)
  }
  const { items } = await call('review.list', {})
  const possible = items.filter(({ actions }) => actions.includes(action)).map(({ item }) => item)
  // Nothing to do is told by the engine as such.
  return possible.length > 0 ? possible : items.slice(0, 1).map(({ item }) => item)
}

const oneItem = async (scene: Scene): Promise<ReviewItem> => {
  const [item] = await named(scene, scene.options.item ?? [])
  if (!item) throw new UsageError('missingOption', '--item')
  return item
}

/** An id alone is enough: it is the same in no two kinds of one plan; `kind/id` is understood too. */
const named = async ({ call }: Scene, ids: readonly string[]): Promise<ReviewItem[]> => {
  const { items } = await call('review.list', {})
  return ids.map((name) => {
    const found = items.find(({ item: { kind, id } }) => id === name || `${kind}/${id}` === name)
    return found?.item ?? { kind: 'table', id: name }
  })
}

const checksOf = ({ check = [] }: Options) => {
  const names = check.flatMap((text) => text.split(','))
  if (names.includes('all')) return [...validationChecks]
  return names.map((name) => {
    const found = validationChecks.find((one) => one === name)
    if (!found) throw new UsageError('wrongValue', '--check')
    return found
  })
}

/** `--cell sexo=1,causa=2`. */
const codesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError('wrongValue', '--cell')
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )

const tolerance = ({ options }: Scene): { tolerance?: { relative: number } } => {
  if (options.tolerance === undefined) return {}
  const relative = Number(options.tolerance)
  if (!(relative >= 0 && relative <= 1)) throw new UsageError('wrongValue', '--tolerance')
  return { tolerance: { relative } }
}
