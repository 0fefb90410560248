import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { DisclosureSpec } from '../../../../../../main/contract/disclosure.ts'
import type { Cell, ResultTable } from '../../../../../../main/contract/results.ts'
import type { Frame } from '../../../../../../main/core/data/frame.ts'
import { cellKey, recordKeys } from '../../../../../../main/core/disclosure/cell-keys/record-keys.ts'
import type { Solver } from '../../../../../../main/core/disclosure/linear-program.ts'
import type { Draw } from '../../../../../../main/core/disclosure/microdata/draw.ts'
import { tellsCases } from '../../../../../../main/core/disclosure/tables/protected-table.ts'
import { randomStream } from '../../../../../../main/core/numerics/random.ts'
import { prepareDesign } from '../../../../../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../../../../../main/core/plan/estimates/compute-table.ts'
import { perturbTables } from '../../../../../../main/core/plan/protection/cell-keys/perturb-tables.ts'
import type { EarlierTable } from '../../../../../../main/core/plan/protection/earlier-releases/earlier-tables.ts'
import { highsSolver } from '../../../../../../main/solver/highs.ts'
import { unhurried } from '../../../../../harness/disclosure/systems.ts'
import { frame } from '../../../../../harness/frames.ts'
import { plan } from '../../../../../harness/plans.ts'

let solver: Solver
beforeAll(async () => {
  solver = await highsSolver()
})

const draws =
  (secret: string): Draw =>
  (...about) =>
    createHmac('sha256', secret).update(JSON.stringify(about)).digest().readUInt32BE(0) / 2 ** 32

type Row = Readonly<Record<string, string | number | null>>

/** Synthetic households; few of the last place and the last cause, some without an answer, some that spent nothing. */
const households = (seed: number, count = 300): readonly Row[] => {
  const random = randomStream(seed)
  const few = (of: number) => Math.min(random.integer(of), random.integer(of)) + 1
  return Array.from({ length: count }, (_, at): Row => {
    const mentions = random.integer(9) === 0 ? null : random.integer(2)
    return {
      numero: `H${at}`,
      psu: `U${at % 20}`,
      w: 50 + random.integer(4000) / 16,
      gasto: random.integer(12) === 0 ? null : 10 * (1 + random.integer(40)) * (at % 50 === 3 ? 0 : 1),
      lugar: String(few(5)),
      sexo: random.integer(15) === 0 ? null : String(1 + random.integer(2)),
      causa: random.integer(20) === 0 ? null : (['a', 'b', 'c', 'd'][few(4) - 1] as string),
      agua: mentions,
      luz: mentions === null ? null : random.integer(2),
    }
  })
}

const framed = (rows: readonly Row[]): Frame =>
  frame(
    'families',
    Object.fromEntries(
      Object.keys(rows[0] as Row).map((name) => [name, rows.map((row) => row[name] ?? null)]),
    ) as never,
  )

const base = { design: 'families', unit: 'hogares', universe: 'Hogares' }
const specs = [
  { id: 'cruce', title: 'Cruce', statistic: 'count', by: ['lugar', 'causa'], ...base },
  { id: 'causas', title: 'Causas', statistic: 'proportion', variable: 'causa', by: ['lugar'], ...base },
  { id: 'mujeres', title: 'Mujeres', statistic: 'count', by: ['lugar'], where: "d.sexo == '2'", ...base },
  { id: 'sexos', title: 'Sexos', statistic: 'count', by: ['lugar', 'sexo'], ...base },
  { id: 'agua', title: 'Agua', statistic: 'proportion', variable: 'agua', by: ['sexo'], ...base },
  { id: 'servicios', title: 'Servicios', statistic: 'shareOfCases', variable: 'red', by: ['sexo'], ...base },
  { id: 'gasto', title: 'Gasto', statistic: 'mean', variable: 'gasto', by: ['lugar'], ...base },
  { id: 'suma', title: 'Suma', statistic: 'total', variable: 'gasto', by: ['lugar', 'sexo'], ...base },
  { id: 'respuestas', title: 'Respuestas', statistic: 'shareOfResponses', variable: 'red', by: ['sexo'], ...base },
]
const choice = { deviation: 6, variance: 4, small: 2 }

const released = async (
  rows: readonly Row[],
  {
    ids = specs.map(({ id }) => id),
    secret = 'secreto',
    weighted = true,
    pace = unhurried,
    before = [] as readonly Pick<EarlierTable, 'printed' | 'changed'>[],
  } = {},
) => {
  const own = plan({
    designs: [
      {
        id: 'families',
        dataset: 'families',
        psu: ['psu'],
        ...(weighted ? { weight: 'w' } : {}),
        probability: weighted,
      },
    ],
    sets: [{ name: 'red', dataset: 'families', variables: ['agua', 'luz'] }],
    disclosure: { method: 'cellKey', coalition: null, cellKey: choice },
    tables: specs.filter(({ id }) => ids.includes(id)),
  })
  const data = framed(rows)
  const prepared = prepareDesign(own.designs[0] as never, new Map([['families', data]]))
  const tables = own.tables.map((spec): ResultTable => ({ ...computeTable(own, spec, prepared), key: spec.id }))
  const found = await perturbTables(
    {
      plan: own,
      spec: DisclosureSpec.parse(own.disclosure),
      tables,
      comparisons: [],
      earlier: before.map((one) => ({
        ...one,
        release: 1,
        spec: own.tables.find(({ id }) => id === one.printed.id) ?? null,
      })),
      prepared: () => prepared,
      draw: draws(secret),
      collected: () => [...data.variables.keys()],
    },
    solver,
    pace,
  )
  return { exact: tables, ...found }
}

const tableOf = ({ tables }: { tables: readonly ResultTable[] }, id: string): ResultTable => {
  const found = tables.find((table) => table.id === id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}
const cellOf = ({ cells }: ResultTable, group: readonly (string | null)[], level: string | null = null): Cell =>
  cells.find((cell) => JSON.stringify([cell.group, cell.level]) === JSON.stringify([group, level])) as Cell
const counts = (cell: Cell) => [cell.n, cell.sumWeights]

describe('tables changed by cell keys', () => {
  test('random tables: zeros stay, nothing small is printed, no count is more than the deviation away', async () => {
    let zeros = 0
    for (let seed = 1; seed <= 3; seed++) {
      const { exact, tables } = await released(households(seed, 200), { secret: `s${seed}` })
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
    const left = await released(households(11))
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
    const whole = await released(rows)
    const turned = await released([...rows].reverse())
    expect(turned.tables).toEqual(whole.tables)
    const alone = await released(rows, { ids: ['causas'] })
    expect(alone.tables).toEqual([tableOf(whole, 'causas')])
    const other = await released(rows, { secret: 'otro' })
    const differ = tableOf(whole, 'cruce').cells.filter((cell, at) => cell.n !== tableOf(other, 'cruce').cells[at]?.n)
    expect(differ.length).toBeGreaterThan(10)
  })

  test('one record more changes the figures of its cells alone', async () => {
    const rows = households(18)
    const more = [...rows, { ...rows[0], numero: 'NUEVO', lugar: '2', causa: 'b' } as Row]
    const [before, after] = [await released(rows, { ids: ['cruce'] }), await released(more, { ids: ['cruce'] })].map(
      (left) => tableOf(left, 'cruce'),
    ) as [ResultTable, ResultTable]
    for (const [at, cell] of before.cells.entries()) {
      const [place, cause] = cell.group
      const isTouched = (place === null || place === '2') && (cause === null || cause === 'b')
      if (!isTouched) expect(after.cells[at]).toEqual(cell)
    }
  })

  test('with one weight for all a weighted count is that of the records; else a multiple of a unit, near the truth', async () => {
    const plain = tableOf(await released(households(14), { weighted: false }), 'cruce')
    expect(plain.perturbation).toEqual({ method: 'cellKey', weighted: null, totals: null })
    for (const { n, estimate, sumWeights } of plain.cells) expect([estimate, sumWeights]).toEqual([n, n])
    const { exact, tables, protection } = await released(households(14))
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

  test('amounts: the same total in every table, means of what is printed, and never the exact one', async () => {
    const { exact, ...left } = await released(households(17))
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
    const rich = await released(rows)
    const audit = rich.protection.cellKeys.find(({ layer }) => layer.startsWith('gasto'))
    expect(audit?.sensitive).toBeGreaterThan(0)
    const own = cellOf(tableOf({ tables: rich.exact }, 'suma'), ['5', null]).estimate as number
    const printed = cellOf(tableOf(rich, 'suma'), ['5', null]).estimate as number
    expect(Math.abs(printed - own) / own).toBeGreaterThan(0.05)
  })

  test('it tells how far it is, of keys and of the attack, and ends where it is told to', async () => {
    const phases = new Set<string>()
    const watched = async (phase: string) => {
      phases.add(phase)
    }
    await released(households(17), { pace: watched })
    expect([...phases]).toEqual(['keying', 'attacking'])
    for (const last of phases) {
      const stopped = async (phase: string) => {
        if (phase === last) throw new Error(`stopped ${last}`)
      }
      await expect(released(households(17), { pace: stopped })).rejects.toThrow(`stopped ${last}`)
    }
  })

  test('what left before under the same keys stands, also where it told cases that nobody is told now', async () => {
    const rows = households(19)
    const ids = ['suma', 'sexos']
    const { tables, changed } = await released(rows, { ids })
    const before = tables.map((table) => ({
      printed: {
        ...table,
        cells: table.cells.map((cell, at) => ({
          ...cell,
          cases: changed.find((own) => own.table === table.id)?.exact[at]?.[1] ?? null,
        })),
      },
      changed: changed.find((own) => own.table === table.id) ?? null,
    }))
    const told = before.filter(({ printed }) => printed.id === 'suma')
    expect(told[0]?.printed.cells.every(({ cases }) => cases !== null)).toBe(true)
    expect((await released(rows, { ids, before: told })).tables).toEqual(tables)
    // Counts that tell their cases are held against them, and other keys give others.
    await expect(released(rows, { ids, before })).rejects.toMatchObject({ code: 'disclosure.other-keys' })
    await expect(released(rows, { ids, before: told, secret: 'otro' })).rejects.toMatchObject({
      code: 'disclosure.other-keys',
    })
  })

  test('noise has mean 0 over many secrets', async () => {
    const rows = households(15, 60)
    let sum = 0
    let figures = 0
    for (let secret = 0; secret < 20; secret++) {
      const { exact, tables } = await released(rows, { ids: ['sexos'], secret: `m${secret}` })
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

test('record keys: those of a record follow from what names it, wherever it stands', async () => {
  const rows = households(16, 50)
  const keysOf = async (list: readonly Row[], secret = 'x') => {
    const data = framed(list)
    const keysFor = await recordKeys(data, [...data.variables.keys()], draws(secret), unhurried)
    return [...(await keysFor('count'))]
  }
  const keys = await keysOf(rows)
  expect((await keysOf([...rows].reverse())).reverse()).toEqual(keys)
  expect(new Set(keys).size).toBe(50)
  // Records that are equal in everything have keys of their own, the same set of them in any order.
  const twins = [...rows, rows[3] as Row, rows[3] as Row]
  expect(new Set(await keysOf(twins)).size).toBe(52)
  expect((await keysOf([...twins].reverse())).sort()).toEqual((await keysOf(twins)).sort())
  expect(await keysOf(rows, 'y')).not.toEqual(keys)
  expect(keys.every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 28)).toBe(true)
  // Of three quarters and two quarters the fraction of the sum is one quarter.
  expect(cellKey(2 ** 28 * 0.75 + 2 ** 28 * 0.5)).toBe(0.25)
})
