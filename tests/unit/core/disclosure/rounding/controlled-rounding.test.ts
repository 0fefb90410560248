import { beforeAll, describe, expect, test } from 'vitest'
import type { DisclosureSystem } from '../../../../../main/contract/disclosure-system.ts'
import type { Solver } from '../../../../../main/core/disclosure/linear-program.ts'
import { nextNice, niceAtLeast } from '../../../../../main/core/disclosure/nice-base.ts'
import { controlledRounding } from '../../../../../main/core/disclosure/rounding/controlled-rounding.ts'
import { roundSystem } from '../../../../../main/core/disclosure/rounding/round-system.ts'
import { attackRounding } from '../../../../../main/core/disclosure/rounding/rounding-attack.ts'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { randomSystem } from '../../../../harness/disclosure/random-system.ts'
import { countSystem, unhurried } from '../../../../harness/disclosure/systems.ts'

let solver: Solver
beforeAll(async () => {
  solver = await highsSolver()
})

const nothingBefore = { printed: new Map<number, number>(), leastSteps: 0, mostSteps: 1 }
const roundedOf = async (system: DisclosureSystem, base: number) => {
  const { relations, layers } = system
  const values = layers[0]?.values as number[]
  const found = await controlledRounding({ values, relations, base, ...nothingBefore }, solver, unhurried)
  if (!found) throw new Error('no rounding')
  return { values, relations, ...found }
}
const choice = (base: number) => ({
  name: 'personas',
  base,
  steps: 1,
  unit: () => 1,
  before: () => undefined,
  known: new Set<number>(),
  zeros: [],
})

describe('controlled rounding', () => {
  test('random linked tables with hierarchies add up exactly, each figure within its steps, multiples as they are', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const base = seed % 2 === 0 ? 3 : 5
      const { values, relations, multiples, steps } = await roundedOf(randomSystem(seed, 250), base)
      for (const { total, parts } of relations)
        expect(parts.reduce((sum, part) => sum + (multiples[part] as number), 0)).toBe(multiples[total])
      for (const [cell, value] of values.entries()) {
        const far = Math.abs((multiples[cell] as number) * base - value)
        expect(far).toBeLessThan(base * ((steps[cell] as number) + 1))
        expect(multiples[cell]).toBeGreaterThanOrEqual(0)
        if (value % base === 0 && steps[cell] === 0) expect((multiples[cell] as number) * base).toBe(value)
      }
    }
  })

  test('is the nearest of all roundings that add up, found by trying them all', async () => {
    const values = [4, 1, 7, 12, 2, 8, 3, 13, 6, 9, 10, 25]
    const at = (row: number, column: number) => row * 4 + column
    const relations = [
      ...[0, 1, 2].map((row) => ({ total: at(row, 3), parts: [at(row, 0), at(row, 1), at(row, 2)] })),
      ...[0, 1, 2, 3].map((column) => ({ total: at(2, column), parts: [at(0, column), at(1, column)] })),
    ]
    const distance = (multiples: ArrayLike<number>) =>
      values.reduce((sum, value, cell) => sum + Math.abs((multiples[cell] as number) * 5 - value), 0)
    let best = Number.POSITIVE_INFINITY
    for (let pattern = 0; pattern < 2 ** 6; pattern++) {
      const up = (bit: number) => (pattern >> bit) & 1
      const m = values.map((value) => Math.floor(value / 5))
      for (const [bit, cell] of [0, 1, 2, 4, 5, 6].entries())
        if ((values[cell] as number) % 5) m[cell] = (m[cell] as number) + up(bit)
      for (const { total, parts } of relations) m[total] = parts.reduce((sum, part) => sum + (m[part] as number), 0)
      const isNext = values.every((value, cell) => Math.abs((m[cell] as number) * 5 - value) < 5)
      if (isNext) best = Math.min(best, distance(m))
    }
    const found = await controlledRounding({ values, relations, base: 5, ...nothingBefore }, solver, unhurried)
    expect([...(found?.steps ?? [])].every((step) => step === 0)).toBe(true)
    expect(distance(found?.multiples as Float64Array)).toBe(best)
  })

  test('takes a further multiple only where nothing else adds up, and says so; without leave it finds none', async () => {
    // Both parts were printed as 5 before: their total of 4 cannot be 0 or 5.
    const problem = { values: [4, 2, 2], relations: [{ total: 0, parts: [1, 2] }], base: 5, leastSteps: 0 }
    const printed = new Map([
      [1, 1],
      [2, 1],
    ])
    const strict = await controlledRounding({ ...problem, printed, mostSteps: 0 }, solver, unhurried)
    expect(strict).toBeUndefined()
    const relaxed = await controlledRounding({ ...problem, printed, mostSteps: 1 }, solver, unhurried)
    expect([[...(relaxed?.multiples ?? [])], [...(relaxed?.steps ?? [])]]).toEqual([
      [2, 1, 1],
      [1, 1, 1],
    ])
  })
})

describe('the attack on rounded figures', () => {
  test('finds what the margins give away: a 0 between known figures, though the base alone would hide it', async () => {
    const system = countSystem([4, 1, 3], [[0, [1, 2]]], { threshold: 5 })
    const [layer] = system.layers
    if (!layer) throw new Error('no layer')
    const rounded = {
      ...layer,
      relations: system.relations,
      values: [4, 1, 3],
      base: 5,
      rounded: Float64Array.of(5, 0, 5),
      steps: Uint8Array.of(0, 0, 0),
      intervals: [],
    }
    const open = await attackRounding(rounded, new Set(), solver, unhurried)
    expect(open.tooNarrow).toEqual([])
    const known = await attackRounding(rounded, new Set([0]), solver, unhurried)
    // Of 4 in all, 1 at least are in the other part: the cell that reads 0 has 3 at most.
    expect(known.tooNarrow).toEqual([0, 1])
  })

  test('a base below the threshold is refused, the least that does is named', async () => {
    const system = countSystem([12, 2, 10], [[0, [1, 2]]], { threshold: 5 })
    const refusal = { code: 'disclosure.base-too-small', params: { base: 3, least: 5 } }
    await expect(roundSystem(system, choice(3), solver, unhurried)).rejects.toMatchObject(refusal)
    const [layer] = await roundSystem(system, choice(5), solver, unhurried)
    expect([...(layer?.rounded ?? [])].every((figure) => figure % 5 === 0)).toBe(true)
  })

  test('the same system gives the same rounding', async () => {
    const system = randomSystem(7, 200)
    const [one, other] = [await roundedOf(system, 5), await roundedOf(system, 5)]
    expect(one.multiples).toEqual(other.multiples)
  })
})

test('bases of weighted figures are 1, 2 and 5 times powers of ten', () => {
  expect([0.3, 1, 1.2, 3, 7, 180, 501].map(niceAtLeast)).toEqual([0.5, 1, 2, 5, 10, 200, 1000])
  expect([1, 2, 5, 10].map(nextNice)).toEqual([2, 5, 10, 20])
})
