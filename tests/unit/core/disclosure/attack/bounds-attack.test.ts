import { beforeAll, describe, expect, test } from 'vitest'
import type { Relation } from '../../../../../main/contract/disclosure-system.ts'
import { attackBounds, type BoundedLayer, keeps } from '../../../../../main/core/disclosure/attack/bounds-attack.ts'
import { nearTables } from '../../../../../main/core/disclosure/attack/near-tables.ts'
import type { LinearProgram, Solver } from '../../../../../main/core/disclosure/linear-program.ts'
import { equationsAmong } from '../../../../../main/core/disclosure/systems/equations.ts'
import { randomStream } from '../../../../../main/core/numerics/random.ts'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { printedLayer } from '../../../../harness/disclosure/printed-layer.ts'
import { unhurried } from '../../../../harness/disclosure/systems.ts'
import { threeWayTable } from '../../../../harness/disclosure/three-way-table.ts'

let solver: Solver
beforeAll(async () => {
  solver = await highsSolver()
})

/** A table of `sizes` with all its margins: the last place of each dimension is the sum over it. */
const tableOf = (sizes: readonly number[], count: (place: readonly number[]) => number) => {
  const shape = sizes.map((size) => size + 1)
  const length = shape.reduce((product, size) => product * size, 1)
  const places = Array.from({ length }, (_, cell) => {
    let rest = cell
    return shape.map((size) => {
      const own = rest % size
      rest = Math.floor(rest / size)
      return own
    })
  })
  const at = (place: readonly number[]): number =>
    place.reduceRight((sum, own, dimension) => sum * (shape[dimension] as number) + own, 0)
  const relations: Relation[] = places.flatMap((place, total) =>
    sizes.flatMap((size, dimension) =>
      place[dimension] === size
        ? [{ total, parts: Array.from({ length: size }, (_, own) => at(place.with(dimension, own))) }]
        : [],
    ),
  )
  const values = places.map(() => 0)
  for (const place of places.filter((own) => own.every((one, dimension) => one < (sizes[dimension] as number)))) {
    const own = count(place)
    for (let mask = 0; mask < 2 ** sizes.length; mask++) {
      const up = at(place.map((one, dimension) => (mask & (1 << dimension) ? (sizes[dimension] as number) : one)))
      values[up] = (values[up] as number) + own
    }
  }
  return { values, relations }
}

/** The layer of a random table, each value known to lie between two random bounds around it. */
const randomLayer = (seed: number, sizes: readonly number[]): BoundedLayer => {
  const random = randomStream(seed)
  const { values, relations } = tableOf(sizes, () => random.integer(4))
  const low = values.map((value) => Math.max(0, value - random.integer(3)))
  const high = values.map((value) => value + random.integer(3))
  const required = values.flatMap((value, cell) => (value > 0 && value < 3 ? [{ cell, low: 1, high: 3 }] : []))
  return { name: 'n', integer: true, required, relations, values, low, high }
}

/** The least and the greatest value of a cell over all whole tables within the bounds, by trying every one. */
const byTrying = ({ values, relations, low, high }: BoundedLayer) => {
  const inner = values.flatMap((_, cell) => (relations.some(({ total }) => total === cell) ? [] : [cell]))
  const sums = relations.filter(({ parts }) => parts.every((part) => inner.includes(part)))
  const rest = relations.filter((one) => !sums.includes(one))
  const found = values.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  const table = [...values]
  const tryFrom = (place: number): void => {
    if (place === inner.length) {
      for (const { total, parts } of [...sums, ...rest])
        table[total] = parts.reduce((sum, part) => sum + (table[part] as number), 0)
      if (table.some((value, cell) => value < (low[cell] as number) || value > (high[cell] as number))) return
      for (const [cell, value] of table.entries()) {
        const own = found[cell] as { low: number; high: number }
        own.low = Math.min(own.low, value)
        own.high = Math.max(own.high, value)
      }
      return
    }
    const cell = inner[place] as number
    for (let value = low[cell] as number; value <= (high[cell] as number); value++) {
      table[cell] = value
      tryFrom(place + 1)
    }
  }
  tryFrom(0)
  return found
}

describe('the attack on bounded figures', () => {
  test('finds of two dimensions exactly what trying every table finds', async () => {
    let narrow = 0
    for (let seed = 1; seed <= 60; seed++) {
      const layer = randomLayer(seed, [2, 3])
      const possible = byTrying(layer)
      const { tooNarrow, found } = await attackBounds(layer, solver, unhurried)
      expect(tooNarrow, `seed ${seed}`).toEqual(
        layer.required.filter((one) => !keeps(possible[one.cell] as never, one)).map(({ cell }) => cell),
      )
      for (const [cell, seen] of found) {
        expect(seen.low).toBeGreaterThanOrEqual(possible[cell]?.low as number)
        expect(seen.high).toBeLessThanOrEqual(possible[cell]?.high as number)
      }
      narrow += tooNarrow.length
    }
    expect(narrow).toBeGreaterThan(20)
  })

  test('of three dimensions, where solutions with fractions occur, what branching over all cells finds', async () => {
    let narrow = 0
    for (let seed = 1; seed <= 12; seed++) {
      const layer = randomLayer(seed, [3, 3, 3])
      const { tooNarrow } = await attackBounds(layer, solver, unhurried)
      const expected = layer.required.filter((one) => !keeps(byBranching(layer, one.cell), one))
      expect(tooNarrow, `seed ${seed}`).toEqual(expected.map(({ cell }) => cell))
      narrow += tooNarrow.length
    }
    expect(narrow).toBeGreaterThan(10)
  })
})

test('of thousands of cells it branches over few at a time, since branching over all would not end', async () => {
  const layer = printedLayer(threeWayTable({ records: 3000, municipalities: 5, facts: 10, seed: 1 }), 7)
  const branched: number[] = []
  const watched: Solver = (program) => {
    if (program.whole) branched.push(program.cost.length)
    return solver(program)
  }
  const { found } = await attackBounds(layer, watched, unhurried)
  expect(found.size).toBe(layer.required.length)
  expect(found.size).toBeGreaterThan(300)
  expect(Math.max(0, ...branched)).toBeLessThan(layer.values.length)
})

/** The range of a cell by one whole program over the table. */
const byBranching = (layer: BoundedLayer, cell: number) => {
  const ends = [1, -1].map((sign) => {
    const cost = new Float64Array(layer.values.length)
    cost[cell] = sign
    const lower = Float64Array.from(layer.low)
    const upper = Float64Array.from(layer.high)
    const open = solver({ ...programOf(layer.relations), lower, upper, cost, whole: true, changing: 'costs' })
    const solution = open.solve()
    open.close()
    if (solution.status !== 'optimal') throw new Error(solution.status)
    return Math.round(solution.values[cell] as number)
  })
  return { low: ends[0] as number, high: ends[1] as number }
}

const programOf = (
  relations: readonly Relation[],
): Pick<LinearProgram, 'starts' | 'columns' | 'coefficients' | 'equals'> => {
  const starts = [0]
  for (const { parts } of relations) starts.push((starts.at(-1) as number) + parts.length + 1)
  return {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(relations.flatMap(({ total, parts }) => [total, ...parts])),
    coefficients: Float64Array.from(relations.flatMap(({ parts }) => [-1, ...parts.map(() => 1)])),
    equals: new Float64Array(relations.length),
  }
}

test('tables near one as it is: whole, within bounds, every sum kept, the cell as far as it was asked to be', () => {
  let found = 0
  for (let seed = 1; seed <= 20; seed++) {
    const { values, relations, low, high, required } = randomLayer(seed, [3, 3, 2])
    const rows = equationsAmong({ relations }, new Map(values.map((_, cell) => [cell, cell])))
    const down = Float64Array.from(values, (value, cell) => (low[cell] as number) - value)
    const up = Float64Array.from(values, (value, cell) => (high[cell] as number) - value)
    const near = nearTables({ rows, down, up, whole: true }, solver)
    for (const { cell } of required)
      for (const sign of [1, -1] as const) {
        const moves = near.find(cell, sign, 1)
        if (!moves) continue
        found++
        expect(sign * (moves[cell] as number)).toBeGreaterThanOrEqual(1)
        for (const [at, move] of moves.entries()) {
          expect(Number.isInteger(move)).toBe(true)
          expect(move >= (down[at] as number) && move <= (up[at] as number)).toBe(true)
        }
        for (const { total, parts } of relations)
          expect(parts.reduce((sum, part) => sum + (moves[part] as number), 0)).toBe(moves[total])
      }
    near.close()
  }
  expect(found).toBeGreaterThan(40)
})
