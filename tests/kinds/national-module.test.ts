import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * Ten states with four PSUs of ten dwellings; dwellings with a change by PSU, weight:
 *   México 3 4 3 4 × 900, Ciudad de México 3 3 4 3 × 700, Guanajuato 4 3 3 4 × 400, Guerrero 4 4 3 3 × 250,
 *   Sinaloa 3 3 3 4 × 180, Chihuahua 1 0 0 3 × 200, Jalisco 0 1 0 0 × 500, Oaxaca 0 0 2 0 × 220,
 *   Veracruz 1 0 0 1 × 520, Yucatán none.
 */
describe('the sample of a module in a national survey', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('national-module', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })

  test('adds up to the national figure', () => {
    // 14 × 900 + 13 × 700 + 14 × 400 + 14 × 250 + 13 × 180 + 4 × 200 + 1 × 500 + 2 × 220 + 2 × 520 = 35,920
    const total = sample.table('nacional').cells.find(({ group }) => group[0] === null)
    expect(total).toMatchObject({ estimate: 35_920, n: 77 })
    const share = sample.table('por_region').cells.find(({ group, level }) => group[0] === null && level === '1')
    expect(share?.estimate).toBeCloseTo(35_920 / (40 * 3990), 12)
  })

  test('shows the states whose CV is below 30 %, and of the others the name alone', () => {
    const [shown, others] = sample.analysis('entidades').parts
    const figures = new Map(shown?.rows.map(([area, share, , , cv]) => [area, { share, cv }]))
    // CV of a state: √(4/3 · Σ (d − d̄)²) ÷ Σ d. México: √(4/3 · 1) ÷ 14; Ciudad de México: √(4/3 · 0.75) ÷ 13.
    expect(figures.get('México')).toEqual({ share: 14 / 40, cv: expect.closeTo(Math.sqrt(4 / 3) / 14, 10) })
    expect(figures.get('Ciudad de México')).toEqual({ share: 13 / 40, cv: expect.closeTo(1 / 13, 10) })
    expect([...figures.keys()].sort()).toEqual(['Ciudad de México', 'Guanajuato', 'Guerrero', 'México', 'Sinaloa'])
    // Chihuahua: √(4/3 · 6) ÷ 4 = 71 %; Veracruz: √(4/3) ÷ 2 = 58 %; Jalisco and Oaxaca: 100 %; Yucatán has none.
    expect(others?.rows.map(([area]) => area)).toEqual(['Chihuahua', 'Jalisco', 'Oaxaca', 'Veracruz', 'Yucatán'])
    expect(others?.columns.map(({ name }) => name)).toEqual(['area', 'n', 'quality'])
    expect(sample.analysis('entidades').notes).toContainEqual({ code: 'usable.shown', params: { shown: 5, areas: 10 } })
  })

  test('prints no figure of the other states', async () => {
    const html = await sample.html('es')
    expect(html).toContain('5 de 10 áreas tienen una cifra utilizable')
    const rows = [...html.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes('Jalisco'))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.includes('%'))).toEqual([])
  })
})
