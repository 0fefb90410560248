import { beforeAll, describe, expect, test } from 'vitest'
import type { DisclosureSystem } from '../../../../../main/contract/disclosure-system.ts'
import { auditSystem, isSafe } from '../../../../../main/core/disclosure/attack/audit.ts'
import type { Solver } from '../../../../../main/core/disclosure/linear-program.ts'
import { protectSystem, publicSystem } from '../../../../../main/core/disclosure/suppression/protect-system.ts'
import { systemText } from '../../../../../main/files/disclosure-system-json.ts'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { attackByPrograms } from '../../../../harness/disclosure/outside-attack.ts'
import { countSystem, unhurried } from '../../../../harness/disclosure/systems.ts'
import { threeWayTable } from '../../../../harness/disclosure/three-way-table.ts'

let solver: Solver
beforeAll(async () => {
  solver = await highsSolver()
})

const protect = async (system: DisclosureSystem): Promise<DisclosureSystem> => {
  const result = await protectSystem(system, solver, unhurried)
  if (result.outcome !== 'protected') throw new Error('unprotectable')
  return result.system
}
const hiddenCells = ({ cells }: DisclosureSystem) => cells.flatMap(({ hidden }, at) => (hidden ? [at] : []))

/** Rows r1 and r2 of the vignette "singletons and zeros" of easySdcTable (data1b), by the columns A, B, H, M, W, with margins. */
const vignette = (zerosHidden: boolean): DisclosureSystem => {
  const rows = [
    [1, 1, 7, 1, 0, 10],
    [1, 0, 0, 2, 8, 11],
    [2, 1, 7, 3, 8, 21],
  ]
  const at = (row: number, column: number) => row * 6 + column
  const columns = [0, 1, 2, 3, 4]
  const system = countSystem(rows.flat(), [
    ...rows.map((_, row) => [at(row, 5), columns.map((column) => at(row, column))] as const),
    ...[...columns, 5].map((column) => [at(2, column), [at(0, column), at(1, column)]] as const),
  ])
  if (zerosHidden) return system
  const isZero = (cell: number) => rows.flat()[cell] === 0
  return {
    ...system,
    cells: system.cells.map((cell, at) => ({ ...cell, fixed: isZero(at), hidden: cell.sensitive })),
    layers: system.layers.map((layer) => ({ ...layer, lower: layer.lower.map((_, cell) => (isZero(cell) ? 0 : 1)) })),
  }
}

describe('complementary suppression', () => {
  test('a hidden count between printed margins takes three others with it', async () => {
    // 2 of row (2, 8) and column (2, 9) with every margin printed.
    const system = await protect(
      countSystem(
        [2, 8, 9, 11, 10, 20, 11, 19, 30],
        [
          [4, [0, 1]],
          [5, [2, 3]],
          [6, [0, 2]],
          [7, [1, 3]],
          [8, [4, 5]],
          [8, [6, 7]],
        ],
      ),
    )
    expect(hiddenCells(system)).toEqual([0, 1, 2, 3])
    expect(system.layers[0]?.intervals).toEqual([
      { cell: 0, low: 0, high: 10 },
      { cell: 1, low: 0, high: 10 },
      { cell: 2, low: 1, high: 11 },
      { cell: 3, low: 9, high: 19 },
    ])
  })

  test('printed zeros give small counts away, which the attack sees', async () => {
    const [audit] = await auditSystem(vignette(false), solver, unhurried)
    const isInner = (cell: number) => cell < 12 && cell % 6 < 5
    expect(audit?.exact.filter(isInner)).toEqual([0, 1, 3, 6, 9])
    const result = await protectSystem(vignette(false), solver, unhurried)
    expect(result.outcome).toBe('unprotectable')
    expect(hiddenCells(await protect(vignette(true))).length).toBeGreaterThan(6)
  })

  test('a margin that tells a hidden cell is found (ACRO issue 198)', async () => {
    // One small cell hidden, every margin left in place.
    const system = countSystem(
      [2, 8, 9, 11, 10, 20, 11, 19, 30],
      [
        [4, [0, 1]],
        [5, [2, 3]],
        [6, [0, 2]],
        [7, [1, 3]],
        [8, [4, 5]],
      ],
      { hidden: [0] },
    )
    const [audit] = await auditSystem(system, solver, unhurried)
    expect(audit).toMatchObject({ exact: [0], tooNarrow: [0], intervals: [{ cell: 0, low: 2, high: 2 }] })
  })

  test('linked tables are protected as one system (UserSupport issue 136)', async () => {
    // Two tables share the margin of five groups; each alone is safe with its own pair, both together tell the rest.
    const groups = [2, 6, 9, 12, 2]
    const halves = [groups.map((own) => Math.ceil(own / 2)), groups.map((own) => Math.floor(own / 2))] as const
    const values = [...groups, 31, ...halves[0], ...halves[1], 16, 15]
    const [sum, first, second] = [5, 6, 11]
    const system = countSystem(values, [
      [sum, [0, 1, 2, 3, 4]],
      ...groups.map((_, at) => [at, [first + at, second + at]] as const),
      [16, groups.map((_, at) => first + at)],
      [17, groups.map((_, at) => second + at)],
      [sum, [16, 17]],
    ])
    const done = await protect(system)
    const [audit] = await auditSystem(publicSystem(done), solver, unhurried)
    expect(audit?.exact).toEqual([])
    for (const { cell, low, high } of audit?.intervals ?? []) expect([cell, low === high]).toEqual([cell, false])
  })

  test('no more cells than the yardstick are hidden, and the attack finds nothing', async () => {
    const system = threeWayTable({ records: 2000, municipalities: 3, facts: 6, seed: 7 })
    const done = await protect(system)
    const sensitive = system.cells.filter((cell) => cell.sensitive).length
    expect(sensitive).toBe(204)
    expect(hiddenCells(done).length - sensitive).toBeLessThanOrEqual(90)
    expect(isSafe(await auditSystem(done, solver, unhurried))).toBe(true)
  })

  test('among more than 500 hidden cells that hang together, what breaks a rule is found as by an outsider', async () => {
    const system = threeWayTable({ records: 3000, municipalities: 5, facts: 10, seed: 1 })
    const done = await protect(system)
    const secondary = hiddenCells(done).filter((cell) => !system.cells[cell]?.sensitive)
    expect(secondary.length).toBeLessThanOrEqual(101)
    const rules = new Map(done.layers[0]?.required.map((one) => [one.cell, one]))
    const intervals = new Map(done.layers[0]?.intervals.map((one) => [one.cell, one]))
    for (const [cell, { low, high }] of rules) {
      expect(intervals.get(cell)?.low).toBeLessThanOrEqual(low)
      expect(intervals.get(cell)?.high ?? high).toBeGreaterThanOrEqual(high)
    }
    let narrowed = 0
    for (const again of secondary.slice(0, 3)) {
      const cells = done.cells.map((cell, at) => (at === again ? { ...cell, hidden: false } : cell))
      const [audit] = await auditSystem({ ...done, cells }, solver, unhurried)
      const narrow = audit?.tooNarrow ?? []
      narrowed += narrow.length
      for (const [at, { low, high }] of (await attackByPrograms(systemText({ ...done, cells }), narrow)).entries()) {
        const rule = rules.get(narrow[at] as number) as { low: number; high: number }
        // The outside attack allows fractions.
        expect(Math.ceil(low - 1e-6) > rule.low || Math.floor(high + 1e-6) < rule.high).toBe(true)
      }
    }
    expect(narrowed).toBeGreaterThan(0)
    // What is printed tells an attacker without the values that every hidden cell is in doubt.
    const [outside] = await auditSystem(publicSystem(done), solver, unhurried)
    expect(outside?.exact).toEqual([])
  })

  test('a sensitive cell without an interval can have another value all the same', async () => {
    const system = countSystem([0, 5, 7, 12], [[3, [0, 1, 2]]])
    const done = await protect({
      ...system,
      cells: system.cells.map((cell, at) => ({ ...cell, sensitive: at === 0 })),
    })
    expect(hiddenCells(done)).toHaveLength(2)
    expect(done.layers[0]?.intervals[0]).toEqual({ cell: 0, low: 0, high: 5 })
  })

  test('the same system gives the same pattern', async () => {
    const system = threeWayTable({ records: 400, municipalities: 1, facts: 3, seed: 5 })
    expect(hiddenCells(await protect(system))).toEqual(hiddenCells(await protect(system)))
  })

  test('stops when the pace says so', async () => {
    const system = threeWayTable({ records: 400, municipalities: 1, facts: 3, seed: 5 })
    const stop = new Error('enough')
    await expect(
      protectSystem(system, solver, async (phase) => {
        if (phase === 'protecting') throw stop
      }),
    ).rejects.toBe(stop)
  })

  test('an interval required of a cell that is not sensitive is refused', async () => {
    const system = countSystem([2, 20, 22], [[2, [0, 1]]])
    const cells = system.cells.map((cell) => ({ ...cell, sensitive: false }))
    await expect(protectSystem({ ...system, cells }, solver, unhurried)).rejects.toMatchObject({
      code: 'system.required-not-sensitive',
      params: { layer: 'n', cell: 0 },
    })
  })

  test('values that do not add up are refused', async () => {
    await expect(protectSystem(countSystem([2, 8, 11], [[2, [0, 1]]]), solver, unhurried)).rejects.toMatchObject({
      code: 'system.not-additive',
      params: { layer: 'n', relation: 0 },
    })
  })
})
