import { describe, expect, test } from 'vitest'
import { DisclosureSpec } from '../../../../../main/contract/disclosure.ts'
import type { Place } from '../../../../../main/core/disclosure/places/place.ts'
import { protectSystem } from '../../../../../main/core/disclosure/suppression/protect-system.ts'
import { amountSystem } from '../../../../../main/core/disclosure/systems/amount-system.ts'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { unhurried } from '../../../../harness/disclosure/systems.ts'

const groups = ['B05', 'B06', 'B07', 'B08', 'B09']

/** A row of groups of holdings with their total, as disclosure control sees it. */
const rowOf = (contributions: readonly (readonly number[])[]) => {
  const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0)
  const place = (id: string, own: readonly number[]): Place => ({
    id,
    universe: 0,
    codes: new Map(),
    n: own.length,
    households: own.length,
    amounts: [sum(own)],
    rest: false,
  })
  const descending = (own: readonly number[]): readonly number[] => [...own].sort((a, b) => b - a)
  const places = [
    ...contributions.map((own, at) => place(groups[at] as string, own)),
    place('total', contributions.flat()),
  ]
  return {
    name: 'gasto',
    places: {
      places,
      relations: [{ total: contributions.length, parts: contributions.map((_, at) => at), variable: 'grupo' }],
      at: () => -1,
      tables: [],
    },
    contributions: [...contributions, contributions.flat()].map((own) => ({
      largest: descending(own),
      givers: own.filter((value) => value !== 0).length,
    })),
    signed: false,
    known: new Set<number>(),
  }
}

const hiddenGroups = async (contributions: readonly (readonly number[])[], spec: DisclosureSpec) => {
  const system = amountSystem(rowOf(contributions), new Set(), { spec, fine: new Set(), attributes: new Set() })
  const result = await protectSystem(system, await highsSolver(), unhurried)
  if (result.outcome !== 'protected') throw new Error('unprotectable')
  return result.system.cells.flatMap(({ id, hidden }) => (hidden ? [id] : []))
}

const many = (count: number, each: number): number[] => new Array<number>(count).fill(each)

/**
 * The case of sdcTools/UserSupport #160: three groups are hidden because two holdings have more than 80 % of each. Whoever
 * takes the printed groups off the total knows their sum, of which the two largest still have more than 80 %; so do they
 * with the small B09, and only B08 helps.
 */
const dominated = [[100, 2, 1], [10, 5, 1], [8, 4, 1], many(40, 5), many(5, 1)]

describe('what is hidden of a row is known together', () => {
  test('and no two holdings may dominate that sum either', async () => {
    const spec = DisclosureSpec.parse({ concentration: { rule: 'dominance', largest: 2, percent: 80 } })
    // 110 of 132 are 83 %, of 137 with B09 80.3 %, of 332 with B08 33 %.
    expect(await hiddenGroups(dominated, spec)).toEqual(expect.arrayContaining(['B05', 'B06', 'B07', 'B08']))
  })

  test('by the rule of p per cent the largest of another hidden group counts among those who know', async () => {
    const spec = DisclosureSpec.parse({ concentration: { rule: 'p', percent: 10 } })
    // 145 − 100 − 40 leaves 5 for those who would hide 100: less than 10.
    expect(await hiddenGroups([[100, 2, 1], [40, 1, 1], many(20, 2), many(30, 1)], spec)).toHaveLength(3)
    // 150 − 100 − 40 leaves just 10, and nothing else is hidden.
    expect(await hiddenGroups([[100, 2, 4], [40, 1, 1, 1, 1], many(20, 2)], spec)).toEqual(['B05', 'B06'])
  })
})
