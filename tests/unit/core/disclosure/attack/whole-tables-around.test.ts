import { beforeAll, describe, expect, test } from 'vitest'
import type { SystemLayer } from '../../../../../main/contract/disclosure-system.ts'
import { type WholeTables, wholeTablesAround } from '../../../../../main/core/disclosure/attack/whole-tables-around.ts'
import { equationsAmong } from '../../../../../main/core/disclosure/systems/equations.ts'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { threeWayTable } from '../../../../harness/disclosure/three-way-table.ts'

// Every inner cell hidden and every margin printed: most vertices of such a program have fractions.
const system = threeWayTable({ records: 900, municipalities: 3, facts: 6, seed: 3 })
const layer = system.layers[0] as SystemLayer
const totals = new Set(system.relations.map(({ total }) => total))
const cells = system.cells.flatMap((_, cell) => (totals.has(cell) ? [] : [cell]))
const rows = equationsAmong(system, new Map(cells.map((cell, place) => [cell, place]))).map((row) => ({
  ...row,
  equals: row.columns.reduce(
    (sum, place, at) => sum + (row.coefficients[at] as number) * (layer.values[cells[place] as number] as number),
    0,
  ),
}))

let around: WholeTables
beforeAll(async () => {
  around = wholeTablesAround(cells, rows, layer, await highsSolver())
})

describe('whole tables around a first one', () => {
  test('keep every printed figure, move the cell as asked, and leave what is known', () => {
    let found = 0
    for (let at = 0; at < cells.length; at += 3) {
      const cell = cells[at] as number
      const known = cells[(at + 1) % cells.length] as number
      const moves = around.find({ cell, sign: at % 2 === 0 ? 1 : -1, amount: 1, known: [known] })
      if (!moves) continue
      found++
      expect((moves.get(cell) as number) * (at % 2 === 0 ? 1 : -1)).toBeGreaterThanOrEqual(1)
      expect(moves.has(known)).toBe(false)
      for (const [moved, move] of moves) {
        expect(Number.isInteger(move) && Math.abs(move) <= 2).toBe(true)
        expect((layer.values[moved] as number) + move).toBeGreaterThanOrEqual(0)
      }
      for (const { columns, coefficients } of rows)
        expect(
          columns.reduce(
            (sum, place, k) => sum + (coefficients[k] as number) * (moves.get(cells[place] as number) ?? 0),
            0,
          ),
        ).toBe(0)
    }
    expect(found).toBeGreaterThan(20)
  })

  test('none is made up where none is possible', () => {
    const zero = cells.find((cell) => layer.values[cell] === 0) as number
    expect(around.find({ cell: zero, sign: -1, amount: 1, known: [] })).toBeUndefined()
    // With every other cell known nothing moves.
    const [first, ...others] = cells as [number, ...number[]]
    expect(around.find({ cell: first, sign: 1, amount: 1, known: others })).toBeUndefined()
  })
})
