import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuseUnsafe } from '../../main/core/analysis/refuse-unsafe.ts'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * 24 women: P01–P12 have 12 visits due, P13–P18 have 7, P19–P24 have 4.
 * Lost in month 2: P15; in 3: P03 and P20; in 5: P07; in 8: P11 and P12.
 * Missed visits: P22 in month 2, P14 in 3, P01 in 4, P16 in 5, P02 and P18 in 6, P05 in 9, P09 in 11.
 */
describe('the sample of a follow-up panel', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('follow-up-panel', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const rows = (analysis: string, part: string) =>
    sample.analysis(analysis).parts.find(({ name }) => name === part)?.rows ?? []

  test('has each visit of a month, who was lost and who has not got there yet', () => {
    const retention = rows('seguimiento', 'followUpRetention')
    // Month; in follow-up, due, made, missed, lost, not yet complete, complete.
    expect(retention.map((row) => row.slice(0, 8))).toEqual([
      ['1', 24, 24, 24, 0, 0, 0, 0],
      ['2', 24, 23, 22, 1, 1, 0, 0],
      ['3', 23, 21, 20, 1, 2, 0, 0],
      ['4', 21, 21, 20, 1, 0, 5, 0],
      ['5', 16, 15, 14, 1, 1, 0, 0],
      ['6', 15, 15, 13, 2, 0, 0, 0],
      ['7', 15, 15, 15, 0, 0, 5, 0],
      ['8', 10, 8, 8, 0, 2, 0, 0],
      ['9', 8, 8, 7, 1, 0, 0, 0],
      ['10', 8, 8, 8, 0, 0, 0, 0],
      ['11', 8, 8, 7, 1, 0, 0, 0],
      ['12', 8, 8, 8, 0, 0, 0, 8],
    ])
    // 23/24, then × 21/23, then × 15/16, then × 8/10.
    const retained = retention.map((row) => row[8])
    expect(retained[1]).toBeCloseTo(23 / 24, 12)
    expect(retained[3]).toBeCloseTo(21 / 24, 12)
    expect(retained[6]).toBeCloseTo((21 / 24) * (15 / 16), 12)
    expect(retained[11]).toBeCloseTo((21 / 24) * (15 / 16) * (8 / 10), 12)
    expect(rows('seguimiento', 'followUpReasons').map(([, persons]) => persons)).toEqual([3, 2, 1])
    expect(sample.analysis('seguimiento').fewest).toBe(1)
  })

  test('counts the women of each state of the programme', () => {
    const { cells } = sample.table('por_estado')
    expect(cells.map(({ group, estimate }) => [group[0], estimate])).toEqual([
      ['07', 6],
      ['12', 8],
      ['20', 5],
      ['25', 5],
      [null, 24],
    ])
  })

  test('holds what was delivered against the care plans', () => {
    expect(rows('seguimiento', 'followUpComponents').map((row) => row.slice(1))).toEqual([
      [14, 11, 11 / 14],
      [19, 14, 14 / 19],
      [9, 6, 6 / 9],
      [12, 5, 5 / 12],
    ])
  })

  test('compares each woman with herself, three of them not measured twice', () => {
    const [housing, food, income] = rows('seguimiento', 'followUpOutcomes')
    // Housing: 8 of no to yes, 1 of yes to no. McNemar: 2 (C(9,0) + C(9,1)) / 2⁹ = 20 / 512.
    expect(housing?.slice(1, 6)).toEqual([21, 8, 12, 1, 3])
    expect(housing?.[7]).toBeCloseTo(20 / 512, 12)
    expect(food?.slice(1, 6)).toEqual([21, 13, 5, 3, 3])
    // Changes in food insecurity, better is positive; all 2¹⁶ patterns of signs one by one.
    const changes = [3, 2, 1, 4, 1, 5, 2, 3, -1, 1, 2, 2, -2, 1, 2, -1]
    expect(food?.[7]).toBeCloseTo(bySigns(changes), 10)
    // Income: 12 gained 200 pesos or more, 3 lost as much, 6 changed by less.
    expect(income?.slice(1, 6)).toEqual([21, 12, 6, 3, 3])
    const gains = [1200, 500, 900, 800, 1500, 300, 600, -400, 700, 1100, 200, -900, 450, 1000, -250]
    expect(income?.[7]).toBeCloseTo(bySigns(gains), 10)
    // Holm: the smallest p times 3, the next times 2, the largest as it is, none below the one before.
    const p = [housing, food, income].map((row) => Number(row?.[7]))
    const [first = 0, second = 0, third = 0] = p.toSorted((a, b) => a - b)
    const steps = [3 * first, Math.max(3 * first, 2 * second), Math.max(3 * first, 2 * second, third)]
    const adjusted = [housing, food, income].map((row) => Number(row?.[8])).toSorted((a, b) => a - b)
    expect(adjusted.map((own, at) => own - Number(steps[at])).every((off) => Math.abs(off) < 1e-12)).toBe(true)
  })

  test('takes months and reasons together until five women or none stand behind each count', () => {
    const [own, open] = [sample.analysis('seguimiento'), sample.analysis('seguimiento_protegido')]
    expect(() => refuseUnsafe(own, own.id, [], 5)).toThrow(expect.objectContaining({ code: 'analysis.few-behind' }))
    expect(() => refuseUnsafe(open, open.id, [], 5)).not.toThrow()
    const retention = rows('seguimiento_protegido', 'followUpRetention')
    // Month 1 stands alone; 6 lost, 8 visits missed by 8 women, 10 not yet complete and 8 complete in the others.
    expect(retention.map((row) => row.slice(0, 8))).toEqual([
      ['1', 24, 24, 24, 0, 0, 0, 0],
      ['2–12', 24, 150, 142, 8, 6, 10, 8],
    ])
    expect(rows('seguimiento_protegido', 'followUpReasons').map(([, persons]) => persons)).toEqual([6])
    // Three of 14 and of 9 have not got theirs: who did is not said.
    expect(rows('seguimiento_protegido', 'followUpComponents').map((row) => row.slice(1))).toEqual([
      [14, null, null],
      [19, 14, 14 / 19],
      [9, null, null],
      [12, 5, 5 / 12],
    ])
    // Three not measured twice, and few who worsened: only who improved is said.
    expect(rows('seguimiento_protegido', 'followUpOutcomes').map((row) => row.slice(1))).toEqual([
      [null, 8, null, null, null, null, null, null],
      [null, 13, null, null, null, null, null, null],
      [null, 12, null, null, null, null, null, null],
    ])
  })

  test('says everywhere how long the follow-up lasts by the parameter of the plan', async () => {
    const { engine } = sample
    const { plan } = await engine.call('plan.describe', {})
    const months = plan?.parameters.find(({ name }) => name === 'meses_de_seguimiento')
    if (!months) throw new Error('the plan does not say how long the follow-up lasts')
    const lasting = (value: number) =>
      engine.call('plan.edit', { edits: [{ edit: 'parameter', parameter: { ...months, value } }] })
    await lasting(15)
    await engine.call('plan.run', {})
    // Who entered in January 2025 has 14 visits due in March 2026: nobody has completed 15 months.
    const { analyses } = await engine.call('plan.analyses', {})
    const retention = analyses[0]?.parts.find(({ name }) => name === 'followUpRetention')?.rows
    expect(retention?.at(-1)?.slice(0, 8)).toEqual(['14', 8, 8, 0, 8, 0, 8, 0])
    expect(analyses[0]?.notes).toContainEqual({ code: 'followUp.persons', params: { persons: 24, months: 15 } })
    const pages = [await sample.html('es'), await sample.html('en')]
    for (const page of pages) expect(page).not.toMatch(/\b12 (meses|months|visitas|monthly)|\b(al|a|to|month) 12\b/)
    expect(pages[0]).toContain('una visita mensual durante 15 meses')
    expect(pages[1]).toContain('a monthly visit for 15 months')
    await lasting(12)
    await engine.call('plan.run', {})
  })

  test('keeps names in the vault, and takes the next visit by the form of its codebook', async () => {
    const { engine } = sample
    const { datasets } = await engine.call('study.describe', {})
    expect(datasets.map(({ dataset, rows: records, identifiers }) => [dataset, records, identifiers])).toEqual([
      ['personas', 24, ['nombre']],
      ['visitas', 174, []],
    ])
    const visit = { persona: 'P19', mes: 4, resultado: '1', fecha: '2026-04-15' }
    await expect(engine.call('entry.add', { dataset: 'visitas', records: [visit] })).rejects.toMatchObject({
      code: 'entry.rule',
      params: { rule: 'visita_una_vez' },
    })
    await engine.call('entry.add', { dataset: 'visitas', records: [{ ...visit, mes: 5 }] })
    await engine.call('entry.takeIn', { dataset: 'visitas', reason: 'abril' })
    // The day of the data is still March, by which the fifth visit of P19 is not due.
    await expect(engine.call('plan.analyses', {})).rejects.toMatchObject({ code: 'followUp.visit-outside' })
  })
})

/** Wilcoxon's p by every pattern of signs, worked out without the product. */
const bySigns = (changes: readonly number[]): number => {
  const sizes = changes.map(Math.abs)
  const ranks = sizes.map(
    (own) => sizes.filter((one) => one < own).length + (sizes.filter((one) => one === own).length + 1) / 2,
  )
  const total = ranks.reduce((sum, rank) => sum + rank, 0)
  const sumOf = (isIn: (place: number) => boolean) => ranks.reduce((sum, rank, at) => sum + (isIn(at) ? rank : 0), 0)
  const above = sumOf((at) => Number(changes[at]) > 0)
  const smaller = Math.min(above, total - above)
  let few = 0
  for (let signs = 0; signs < 2 ** ranks.length; signs++) if (sumOf((at) => ((signs >> at) & 1) === 1) <= smaller) few++
  return Math.min(1, (2 * few) / 2 ** ranks.length)
}
