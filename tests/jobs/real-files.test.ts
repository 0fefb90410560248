import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Cell, ResultTable } from '../../main/contract/results.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

if (!sharedFolder) tellSkipped('plans on real survey files', 'CARACTERIZA_SHARED')

const plan = (name: string): string => join(import.meta.dirname, 'plans', `${name}.yaml`)

/** The cell of a table: its level, and one category per dimension (null = margin). */
const cellOf = (
  tables: readonly ResultTable[],
  id: string,
  level: string | null,
  ...group: (string | null)[]
): Cell => {
  const cell = tables
    .find((table) => table.id === id)
    ?.cells.find((one) => one.level === level && one.group.every((code, i) => code === (group[i] ?? null)))
  if (!cell) throw new Error(`${id} has no cell ${level} ${group}`)
  return cell
}

const close = (value: number | null, expected: number, tolerance: number): void => {
  expect(Math.abs((value ?? Number.NaN) / expected - 1)).toBeLessThan(tolerance)
}

describe.skipIf(!sharedFolder)('real survey files, expected values from R survey', () => {
  let engine: Engine
  let place: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    engine = testEngine()
    place = temporaryFolder()
  })
  afterEach(async () => {
    await engine.close()
    place.remove()
  })

  test('Chile ENUSC 2023: mean of a 0/1 variable over 7,789 PSUs, lonely ones adjusted', async () => {
    const files = shared('data/chile_enusc2023')
    const { tables } = await runPlan(engine, join(place.folder, 'e'), plan('chile-enusc-2023'), files)
    const mean = cellOf(tables, 'media', null)
    close(mean.estimate, 0.241135185538216, 1e-9)
    close(mean.se, 0.00272795515321952, 1e-9)
    expect(mean).toMatchObject({ n: 49_813, df: 7653 })
    const share = cellOf(tables, 'proporcion', null)
    close(share.estimate, mean.estimate ?? 0, 1e-12)
    close(share.se, mean.se ?? 0, 1e-12)
  })

  test('Haiti MSNA 2022: share of displaced households, accents kept', async () => {
    const files = shared('data/haiti_msna2022')
    const { tables } = await runPlan(engine, join(place.folder, 'e'), plan('haiti-msna-2022'), files)
    const share = cellOf(tables, 'situacion', 'menage_deplace_interne')
    close(share.estimate, 0.0183588018384482, 1e-9)
    close(share.se, 0.00295865435886405, 1e-9)
    expect(share).toMatchObject({ df: 473, cases: 68, n: 3896 })
  })

  test('Bolivia EH 2019: four .sav files, labels in Spanish, households joined by folio', async () => {
    const files = shared('data/bolivia_eh2019')
    const { tables } = await runPlan(engine, join(place.folder, 'e'), plan('bolivia-eh-2019'), files)
    const own = cellOf(tables, 'tenencia', '1')
    close(own.estimate, 0.60892792, 1e-8)
    close(own.se, 0.0077109441, 1e-8)
    expect(own).toMatchObject({ df: 1039, n: 11_869 })
    const [first] = tables.find(({ id }) => id === 'tenencia')?.levels ?? []
    expect(first).toEqual({ code: '1', label: '1.¿Propia y totalmente pagada?' })
    const departments = tables.find(({ id }) => id === 'limpieza')?.dimensions[0]?.categories ?? []
    expect(departments.map(({ label }) => label)).toContain('Potosí')
    const owners = tables.find(({ id }) => id === 'preocupacion')?.cells.filter(({ group }) => group[0] === '1') ?? []
    expect(owners.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)).toBeCloseTo(1, 12)
  })
})
