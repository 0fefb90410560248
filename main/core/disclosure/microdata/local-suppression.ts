import { Failure } from '../../../contract/failure.ts'
import type { Categories } from '../../data/categories.ts'
import { blanksOf, keyPatterns } from './key-patterns.ts'
import { groupsOf, type KeyGroup, patternOf } from './keys.ts'

export type SuppressionInput = {
  readonly keys: readonly Categories[]
  readonly rows: number
  readonly k: number
  /** By key what a blank costs. */
  readonly importance: readonly number[]
  /** Left out: every record is one of its own. */
  readonly households?: Uint32Array | undefined
}

/**
 * Which key values to blank so that every key is shared by at least k households: by record, bit i = key i. It is tried in
 * two ways, and the cheaper outcome is taken: key sets from the cheapest on, each for the rarest combinations first; and
 * combinations from the rarest on, each with its cheapest set. What others' blanks have made common meanwhile keeps its
 * values. Fewest of all is not claimed, since finding it is NP-hard (Meyerson & Williams 2004). The order of the records
 * changes nothing.
 */
export const suppressLocally = ({ keys, rows, k, importance, households }: SuppressionInput): Uint32Array => {
  const groups = [...groupsOf(keys, rows)].sort(rarestFirst)
  const sets = cheapestFirst(importance)
  const ways: readonly (readonly Attempt[])[] = [
    sets.map((set) => ({ groups, sets: [set] })),
    groups.map((group) => ({ groups: [group], sets })),
  ]
  const outcomes = ways.map((attempts) => {
    const blanks = blanksBy(attempts, groups, { k, households })
    const cost = [...blanks].reduce((sum, [{ count }, set]) => sum + count * costOf(set, importance), 0)
    return { blanks, cost }
  })
  const { blanks } = outcomes.reduce((best, other) => (other.cost < best.cost ? other : best))
  const blanked = new Uint32Array(rows)
  for (const [{ members }, set] of blanks) for (const row of members) blanked[row] = set
  return blanked
}

/** Combinations in turn, each with the first of the sets that helps it. */
type Attempt = { readonly groups: readonly KeyGroup[]; readonly sets: readonly number[] }

const blanksBy = (
  attempts: readonly Attempt[],
  groups: readonly KeyGroup[],
  { k, households }: Pick<SuppressionInput, 'k' | 'households'>,
): ReadonlyMap<KeyGroup, number> => {
  const patterns = keyPatterns(
    groups.map((group) => patternOf(group, households)),
    k,
  )
  const blanks = new Map<KeyGroup, number>()
  const left = new Set(groups.filter(({ codes }) => !patterns.isShared(codes, k)))
  for (const attempt of attempts) {
    for (const group of attempt.groups) {
      if (!left.has(group)) continue
      const set = patterns.isShared(group.codes, k)
        ? 0
        : helpingSet(group, attempt.sets, (codes) => patterns.isShared(codes, k))
      if (set === undefined) continue
      left.delete(group)
      if (set === 0) continue
      patterns.add({ ...patternOf(group, households), codes: withBlanks(group.codes, set) })
      blanks.set(group, set)
    }
  }
  // Even a key without any value is shared by too few.
  if (left.size > 0) throw new Failure('microdata.too-few-households', { k })
  return blanks
}

const helpingSet = (
  { codes }: KeyGroup,
  sets: readonly number[],
  isShared: (codes: readonly number[]) => boolean,
): number | undefined => {
  const blanks = blanksOf(codes)
  return sets.find((set) => (set & blanks) === 0 && isShared(withBlanks(codes, set)))
}

const withBlanks = (codes: readonly number[], set: number): readonly number[] =>
  codes.map((code, key) => ((set & (1 << key)) === 0 ? code : 0))

const rarestFirst = (one: KeyGroup, other: KeyGroup): number => {
  if (one.count !== other.count) return one.count - other.count
  const at = one.codes.findIndex((code, key) => code !== other.codes[key])
  return at < 0 ? 0 : (one.codes[at] as number) - (other.codes[at] as number)
}

/** All sets of keys but the empty one, by their cost, then by their number of keys. */
const cheapestFirst = (importance: readonly number[]): readonly number[] =>
  Array.from({ length: 2 ** importance.length - 1 }, (_, at) => at + 1)
    .map((set) => ({
      set,
      cost: costOf(set, importance),
      size: costOf(
        set,
        importance.map(() => 1),
      ),
    }))
    .sort((one, other) => one.cost - other.cost || one.size - other.size || one.set - other.set)
    .map(({ set }) => set)

const costOf = (set: number, importance: readonly number[]): number =>
  importance.reduce((sum, own, key) => ((set & (1 << key)) === 0 ? sum : sum + own), 0)
