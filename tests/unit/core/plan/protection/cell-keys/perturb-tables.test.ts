import { describe, expect, test } from 'vitest'
import type { Cell, ResultTable } from '../../../../../../main/contract/results.ts'
import { tellsCases } from '../../../../../../main/core/disclosure/tables/protected-table.ts'
import {
  cellOf,
  choice,
  counts,
  households,
  perturbedTables,
  type Row,
  tableOf,
} from '../../../../../harness/disclosure/perturbed-tables.ts'

describe('tables changed by cell keys', () => {
  test('random tables: zeros stay, nothing small is printed, no count is more than the deviation away', async () => {
    let zeros = 0
    for (let seed = 1; seed <= 3; seed++) {
      const { exact, tables } = await perturbedTables(households(seed, 200), { secret: `s${seed}` })
      for (const table of exact) {
        const left = tableOf({ tables }, table.id)
        for (const [at, own] of table.cells.entries()) {
          const cell = left.cells[at] as Cell
          for (const [changed, value] of [[cell.n, own.n], ...(tellsCases(table) ? [[cell.cases, own.cases]] : [])] as [
            number,
            number,
          ][]) {
            if (value === 0) zeros++
            if (value === 0) expect(changed).toBe(0)
            expect(Math.abs(changed - value)).toBeLessThanOrEqual(choice.deviation)
            expect(changed === 0 || changed > choice.small).toBe(true)
          }
          if (cell.n === 0) expect(cell.sumWeights).toBe(0)
          expect([cell.se, cell.ciLow, cell.ciHigh, cell.cv, cell.deff, cell.df, cell.nEff, cell.psus]).toEqual(
            Array(8).fill(null),
          )
          if (/^(proportion|share)/.test(table.statistic) && cell.estimate !== null)
            expect(cell.estimate).toBeLessThanOrEqual(1)
        }
      }
    }
    expect(zeros).toBeGreaterThan(10)
  })

  test('the same records have the same figures, whichever table they are in', async () => {
    const left = await perturbedTables(households(11))
    for (const place of ['1', '2', '3', '4', '5', null]) {
      // Women of a place: a domain in one table and a column in another; those with a cause: a margin and a base.
      expect(counts(cellOf(tableOf(left, 'mujeres'), [place]))).toEqual(
        counts(cellOf(tableOf(left, 'sexos'), [place, '2'])),
      )
      expect(counts(cellOf(tableOf(left, 'cruce'), [place, null]))).toEqual(
        counts(cellOf(tableOf(left, 'sexos'), [place, null])),
      )
      for (const cause of ['a', 'b', 'c', 'd'])
        expect(cellOf(tableOf(left, 'causas'), [place], cause).cases).toBe(
          cellOf(tableOf(left, 'cruce'), [place, cause]).n,
        )
    }
    // The base of one place is the same in the rows of all causes.
    const bases = ['a', 'b', 'c', 'd'].map((cause) => counts(cellOf(tableOf(left, 'causas'), ['1'], cause)))
    expect(new Set(bases.map(String)).size).toBe(1)
    for (const item of ['agua', 'luz'])
      expect(cellOf(tableOf(left, 'servicios'), ['1'], item).cases).toBe(
        cellOf(tableOf(left, 'respuestas'), ['1'], item).cases,
      )
  })

  test('the order of the records and the company of a table change nothing; another secret changes most', async () => {
    const rows = households(12)
    const whole = await perturbedTables(rows)
    const turned = await perturbedTables([...rows].reverse())
    expect(turned.tables).toEqual(whole.tables)
    const alone = await perturbedTables(rows, { ids: ['causas'] })
    expect(alone.tables).toEqual([tableOf(whole, 'causas')])
    const other = await perturbedTables(rows, { secret: 'otro' })
    const differ = tableOf(whole, 'cruce').cells.filter((cell, at) => cell.n !== tableOf(other, 'cruce').cells[at]?.n)
    expect(differ.length).toBeGreaterThan(10)
  })

  test('one record more changes the figures of its cells alone', async () => {
    const rows = households(18)
    const more = [...rows, { ...rows[0], numero: 'NUEVO', lugar: '2', causa: 'b' } as Row]
    const [before, after] = [
      await perturbedTables(rows, { ids: ['cruce'] }),
      await perturbedTables(more, { ids: ['cruce'] }),
    ].map((left) => tableOf(left, 'cruce')) as [ResultTable, ResultTable]
    for (const [at, cell] of before.cells.entries()) {
      const [place, cause] = cell.group
      const isTouched = (place === null || place === '2') && (cause === null || cause === 'b')
      if (!isTouched) expect(after.cells[at]).toEqual(cell)
    }
  })

  test('with one weight for all a weighted count is that of the records; else a multiple of a unit, near the truth', async () => {
    const plain = tableOf(await perturbedTables(households(14), { weighted: false }), 'cruce')
    expect(plain.perturbation).toEqual({ method: 'cellKey', weighted: null, totals: null })
    for (const { n, estimate, sumWeights } of plain.cells) expect([estimate, sumWeights]).toEqual([n, n])
    const { exact, tables, protection } = await perturbedTables(households(14))
    const table = tableOf({ tables }, 'cruce')
    // The mean weight is about 175, so weighted counts are multiples of 100.
    expect(table.perturbation).toEqual({ method: 'cellKey', weighted: 100, totals: null })
    for (const [at, { estimate, sumWeights }] of table.cells.entries()) {
      expect((estimate as number) % 100).toBe(0)
      expect(estimate).toBe(sumWeights)
      // Two noises of at most 6 records of at most 300, and half a unit.
      const value = tableOf({ tables: exact }, 'cruce').cells[at]?.estimate as number
      expect(Math.abs((estimate as number) - value)).toBeLessThanOrEqual(2 * 6 * 300 + 50)
    }
    const [records, weights] = protection.cellKeys
    expect(records?.meanDeviation).toBeGreaterThan(0.8)
    expect(records?.meanDeviation).toBeLessThan(2.5)
    expect(weights?.relativeDeviation).toBeLessThan(0.2)
  })

  test('it tells how far it is, of keys and of the attack, and ends where it is told to', async () => {
    const phases = new Set<string>()
    const watched = async (phase: string) => {
      phases.add(phase)
    }
    await perturbedTables(households(17), { pace: watched })
    expect([...phases]).toEqual(['keying', 'attacking'])
    for (const last of phases) {
      const stopped = async (phase: string) => {
        if (phase === last) throw new Error(`stopped ${last}`)
      }
      await expect(perturbedTables(households(17), { pace: stopped })).rejects.toThrow(`stopped ${last}`)
    }
  })

  test('noise has mean 0 over many secrets', async () => {
    const rows = households(15, 60)
    let sum = 0
    let figures = 0
    for (let secret = 0; secret < 20; secret++) {
      const { exact, tables } = await perturbedTables(rows, { ids: ['sexos'], secret: `m${secret}` })
      for (const [at, { n }] of (tables[0] as ResultTable).cells.entries()) {
        sum += (n as number) - (exact[0]?.cells[at]?.n as number)
        figures++
      }
    }
    // Figures of variance at most 4: the mean of 300 that are drawn apart is within four standard errors of 0.
    expect(figures).toBe(300)
    expect(Math.abs(sum / figures)).toBeLessThan((4 * 2) / Math.sqrt(300))
  })
})
