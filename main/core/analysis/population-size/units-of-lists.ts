import type { Frame } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { type Patterns, patternsOf } from '../../population/patterns.ts'
import { type AnalysisSources, holdingsIn, holdingsOf, rawCodes } from '../analysis-sources.ts'
import { refusal } from './failures.ts'
import type { UnitList } from './spec.ts'

export type UnitsOfLists = {
  readonly patterns: Patterns
  /** By pattern the households (or units, where they are households) that it counts. */
  readonly holdings: readonly number[]
  /** Records of a common dataset that are on no list. */
  readonly onNone: number
}

/**
 * The units of several lists by the lists that hold them. Lists without keys are of one dataset, whose records are the
 * units; lists with keys are of any, and records with the same key are one unit, those with a blank key a unit each.
 * Refused: keys in part, several datasets without keys, and a key that one list has twice.
 */
export const unitsOf = (lists: readonly UnitList[], sources: AnalysisSources): UnitsOfLists => {
  const withKey = lists.filter(({ key }) => key !== undefined).length
  if (withKey === lists.length) return unitsByKey(lists, sources)
  const [first] = lists as readonly [UnitList, ...UnitList[]]
  if (withKey > 0 || lists.some(({ dataset }) => dataset !== first.dataset)) throw refusal('population.keys', {})
  return unitsByRecord(lists, sources.frame(first.dataset), sources)
}

const unitsByRecord = (lists: readonly UnitList[], frame: Frame, sources: AnalysisSources): UnitsOfLists => {
  const members = lists.map((list) => onList(list, frame))
  const { onNone, ...patterns } = patternsOf(members)
  const holdings = holdingsOf(sources, frame)
  return {
    patterns,
    onNone,
    holdings: Array.from(patterns.counts.keys())
      .slice(1)
      .map((pattern) => {
        const isIn = Uint8Array.from({ length: frame.rows }, (_, row) =>
          members.every((own, list) => own[row] === ((pattern >> list) & 1)) ? 1 : 0,
        )
        return holdingsIn(holdings, isIn)
      }),
  }
}

const unitsByKey = (lists: readonly UnitList[], sources: AnalysisSources): UnitsOfLists => {
  const units = new Map<string, { pattern: number; readonly holding: string }>()
  for (const [place, list] of lists.entries()) {
    const frame = sources.frame(list.dataset)
    const inside = onList(list, frame)
    const holdings = holdingsOf(sources, frame)
    const keys = rawCodes(frame, list.key as string)
    const seen = new Set<string>()
    for (const [row, key] of keys.entries()) {
      if (inside[row] === 0) continue
      if (key !== null && seen.has(key)) throw refusal('population.key-twice', { list: list.name })
      if (key !== null) seen.add(key)
      const name = key === null ? `${place} ${row}` : `= ${key}`
      const known = units.get(name) ?? { pattern: 0, holding: `${list.dataset} ${holdings[row]}` }
      known.pattern |= 1 << place
      units.set(name, known)
    }
  }
  const counts = new Float64Array(2 ** lists.length)
  const holders = Array.from(counts, () => new Set<string>())
  for (const { pattern, holding } of units.values()) {
    counts[pattern] = (counts[pattern] as number) + 1
    holders[pattern]?.add(holding)
  }
  return { patterns: { lists: lists.length, counts }, holdings: holders.map(({ size }) => size), onNone: 0 }
}

const onList = ({ where }: UnitList, frame: Frame): Uint8Array =>
  where === undefined ? new Uint8Array(frame.rows).fill(1) : selects(frame, where)
