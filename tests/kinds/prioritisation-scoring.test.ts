import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPlan } from '../../main/files/plan-yaml.ts'
import { resources, temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * The published range of the weights of El Salvador: 0.568 (0.771 × 0.960 × 0.767) to 5.951. A family with no bad level but
 * one meal a day, a disabled member and no support network has 1, on the scale (1 − 0.568) / (5.951 − 0.568) = 8 of 100.
 */
describe('the sample of a vulnerability score', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('prioritisation-scoring', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const rows = (part: string) => {
    const found = sample.analysis('puntaje').parts.find(({ name }) => name === part)
    if (!found) throw new Error(`no part ${part}`)
    return found.rows.map((row) =>
      row.map((value) => (typeof value === 'object' && value !== null && 'es' in value ? value.es : value)),
    )
  }

  test('puts families into bands, raises two by overrides, and scores nobody who lacks an answer', () => {
    expect(rows('scoring').map(([band, , ...figures]) => [band, ...figures.slice(0, -1)])).toEqual([
      // F02, F04, F14, F16, F17, F21; F08 is under threat and F12 an unaccompanied child
      ['Urgente', 8, 8 / 23, 6, 2],
      // F07, F19 (F12 was raised)
      ['Alta', 2, 2 / 23, 3, 0],
      // F03, F06, F10, F11, F13, F20, F22, F24
      ['Media', 8, 8 / 23, 8, 0],
      // F01, F05, F09, F15, F18 (F08 was raised)
      ['Baja', 5, 5 / 23, 6, 0],
      ['total', 23, 1, 23, 2],
      // F23
      ['notScored', 1, null, null, null],
    ])
    expect(rows('overrides').map(([name, , concerned, raised]) => [name, concerned, raised])).toEqual([
      // F16 and F21 were urgent already.
      ['Amenaza activa', 3, 1],
      ['Niña o niño sin acompañante', 1, 1],
    ])
  })

  test('says whom the selection takes wrongly and whom it leaves out', () => {
    expect(rows('selectionErrors')).toEqual([
      // F07 of the ten in the two upper bands
      ['error.inclusion', 1, 10, 0.1],
      // F06 and F13 of the eleven whom the visit found in need
      ['error.exclusion', 2, 11, 2 / 11],
    ])
  })

  test('counts whose band changes when the weight of safety moves by a fifth', () => {
    const changes = rows('sensitivity').find(([criterion]) => criterion === 'Se siente segura')
    expect(changes?.slice(1, 3)).toEqual([changedWith(0.8), changedWith(1.2)])
    expect(changedWith(1)).toBe(0)
  })

  test('prints every weight', () => {
    expect(rows('scoreWeights')).toHaveLength(2 + 3 + 2 + 3 + 2 + 5 + 4 + 2 + 2 + 3 + 2 + 2 + 2 + 2)
    expect(rows('scoreWeights')).toContainEqual(['Se siente segura', 'Resiliencia', 'No', 1.401])
  })
})

/** Reckoned anew: products of the levels as the file has them, with the multiplier of safety to a power. */
const changedWith = (power: number): number => {
  const folder = join(resources, 'kinds/prioritisation-scoring')
  const plan = readPlan(readFileSync(join(folder, 'plan.yaml'), 'utf8'))
  const components = plan.analyses[0]?.components as {
    criteria: { variable: string; levels: Record<string, number> }[]
  }[]
  const criteria = components.flatMap((component) => component.criteria)
  const [head = '', ...lines] = readFileSync(join(folder, 'sample/familias_sintetico.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = head.split(',')
  const families = lines.map((line) => new Map(line.split(',').map((value, at) => [names[at], value])))
  const bands = (power: number) => {
    const worth = (variable: string, level: number) => (variable === 'seguridad' ? level ** power : level)
    const least = criteria.reduce(
      (all, { variable, levels }) => all * Math.min(...Object.values(levels).map((one) => worth(variable, one))),
      1,
    )
    const most = criteria.reduce(
      (all, { variable, levels }) => all * Math.max(...Object.values(levels).map((one) => worth(variable, one))),
      1,
    )
    return families.map((family) => {
      if (family.get('amenaza') === '1' || family.get('menor_solo') === '1') return 3
      const product = criteria.reduce(
        (all, { variable, levels }) => all * worth(variable, levels[family.get(variable) ?? ''] ?? Number.NaN),
        1,
      )
      const score = (100 * (product - least)) / (most - least)
      return [12, 25, 45].filter((from) => score >= from).length
    })
  }
  const [usual, moved] = [bands(1), bands(power)]
  return usual.filter((band, at) => band !== moved[at]).length
}
