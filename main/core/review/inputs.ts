import type { StaleCause } from '../../contract/review.ts'

/**
 * Everything that feeds an item, in hashes: the version of the methods, data and codebook by dataset, the plan's parts
 * by name, and for a report the results in it by their names. Their hash is the item's fingerprint.
 */
export type ItemInputs = {
  readonly methods: string
  readonly data: Readonly<Record<string, { readonly content: string; readonly codebook: string }>>
  readonly plan: Readonly<Record<string, string>>
  readonly results: Readonly<Record<string, string>>
}

/** What is other now than it was `before`, part by part, in the order of names. */
export const causesOf = (before: ItemInputs, now: ItemInputs): StaleCause[] => [
  ...(before.methods === now.methods ? [] : [{ part: 'methods' as const, name: '' }]),
  ...differing(before.data, now.data, (one) => one.content).map((name) => ({ part: 'data' as const, name })),
  ...differing(before.data, now.data, (one) => one.codebook).map((name) => ({ part: 'codebook' as const, name })),
  ...differing(before.plan, now.plan, (hash) => hash).map((name) => ({ part: 'plan' as const, name })),
  ...differing(before.results, now.results, (hash) => hash).map((name) => ({ part: 'result' as const, name })),
]

const differing = <T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  of: (value: T) => string,
): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().filter((name) => {
    const [one, other] = [before[name], now[name]]
    return one === undefined || other === undefined ? one !== other : of(one) !== of(other)
  })
