import { expect, test } from 'vitest'
import { cellOf, households, perturbedTables, tableOf } from '../../../../../harness/disclosure/perturbed-tables.ts'

test('amounts: the same total in every table, means of what is printed, and never the exact one', async () => {
  const { exact, ...left } = await perturbedTables(households(17))
  const [means, sums] = [tableOf(left, 'gasto'), tableOf(left, 'suma')]
  // Some spent nothing: that is no count of the table.
  expect(tableOf({ tables: exact }, 'suma').cells.some(({ n, cases }) => n !== cases)).toBe(true)
  expect(sums.cells.every(({ n, cases }) => n !== null && cases === null)).toBe(true)
  expect(sums.perturbation).toMatchObject({ method: 'cellKey', totals: expect.any(Number) })
  for (const place of ['1', '2', '3', '4', '5', null]) {
    const [mean, sum] = [cellOf(means, [place]), cellOf(sums, [place, null])]
    expect(mean.n).toBe(sum.n)
    if (mean.sumWeights) expect(mean.estimate).toBe((sum.estimate as number) / mean.sumWeights)
    const own = cellOf(tableOf({ tables: exact }, 'suma'), [place, null])
    expect(sum.estimate).not.toBe(own.estimate)
    // Four households of at most 400 a head and weight 300 in parts that add up to 1, and half a unit.
    expect(Math.abs((sum.estimate as number) - (own.estimate as number))).toBeLessThanOrEqual(400 * 300 + 20_000)
  }
  // One household that spends a hundred times as much dominates its place: its own amount must not be known to a tenth.
  const rows = households(17).map((row, at) => (at === 4 ? { ...row, lugar: '5', gasto: 90_000 } : row))
  const rich = await perturbedTables(rows)
  const audit = rich.protection.cellKeys.find(({ layer }) => layer.startsWith('gasto'))
  expect(audit?.sensitive).toBeGreaterThan(0)
  const own = cellOf(tableOf({ tables: rich.exact }, 'suma'), ['5', null]).estimate as number
  const printed = cellOf(tableOf(rich, 'suma'), ['5', null]).estimate as number
  expect(Math.abs(printed - own) / own).toBeGreaterThan(0.05)
})
