import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

/*
 * June 2025, homicides · extortion and withdrawals against the mean of March to May · press episodes:
 *   San Salvador 26 red · 84 / 40 = +110 % red · 75 / 50 = +50 % orange · 4 orange
 *   La Libertad  14 yellow · 30 / 20 = +50 % orange · +100 %, but unverified: yellow · 2 yellow
 *   San Miguel   16 orange · 0 % green · 0 % green · 3, but unverified: yellow
 *   Sonsonate    7 green · 8 / 5 = +60 % orange · green · green
 *   La Paz       3 green · 5 / 2 = +150 % red · green · green
 *   Ahuachapán   green · green · green · 1 yellow
 */
describe('the sample of an early-warning board', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('early-warning', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })
  const rows = (part: string) =>
    (sample.analysis('tablero').parts.find(({ name }) => name === part)?.rows ?? []).map((row) =>
      row.map((value) => (typeof value === 'object' && value !== null ? value.es : value)),
    )

  test('puts a territory at the level that two of its signals reach', () => {
    // territory, level, step, red, orange, yellow, green, unverified
    expect(rows('earlyWarning')).toEqual([
      ['San Salvador', 'level.red', 3, 2, 2, 0, 0, 0],
      ['La Libertad', 'level.yellow', 1, 0, 1, 3, 0, 1],
      ['San Miguel', 'level.yellow', 1, 0, 1, 1, 2, 1],
      ['Ahuachapán', 'level.green', 0, 0, 0, 1, 3, 0],
      ['Sonsonate', 'level.green', 0, 0, 1, 0, 3, 0],
      // One signal at red, but only one.
      ['La Paz', 'level.green', 0, 1, 0, 0, 3, 0],
    ])
  })

  test('shows what each signal was held against', () => {
    const signals = rows('warningSignals')
    expect(signals).toContainEqual([
      'San Salvador',
      'Denuncias de extorsión',
      'level.red',
      84,
      40,
      84 / 40 - 1,
      'verified.yes',
    ])
    expect(signals).toContainEqual([
      'La Libertad',
      'Retiros escolares por violencia',
      'level.yellow',
      60,
      30,
      1,
      'verified.no',
    ])
    // 4 + 4 + 2 + 1 + 1 + 1 are not green.
    expect(signals).toHaveLength(13)
  })

  test('ranks territories by an index whose components stand beside it', () => {
    const index = sample.analysis('riesgo').parts.find(({ name }) => name === 'riskIndex')
    const scores = new Map(index?.rows.map((row) => [row[0] as string, row[1] as number]))
    const score = (name: string) => [...scores].find(([label]) => JSON.stringify(label).includes(name))?.[1]
    // Groups 4 of 0 to 4, acts 40 of 2 to 40, poverty 15 of 15 to 45, institutions 10 of 2 to 10, where less is more risk.
    expect(score('San Salvador')).toBeCloseTo((100 * (1 + 1 + 0 + 0)) / 4, 10)
    expect(score('La Paz')).toBeCloseTo((100 * (0 + 0 + 1 + 1)) / 4, 10)
    // 2/4, 8/38, 15/30, 6/8
    expect(score('San Miguel')).toBeCloseTo((100 * (0.5 + 8 / 38 + 0.5 + 0.75)) / 4, 10)
    expect(index?.columns.length).toBe(3 + 4)
  })

  test('follows the response', () => {
    const states = sample.analysis('respuestas').parts.find(({ name }) => name === 'sheetStates')?.rows
    expect(states?.map(([, number]) => number)).toEqual([1, 0, 2, 1, 0, 4])
  })
})
