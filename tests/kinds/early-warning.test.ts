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
  const rows = (part: string, analysis = 'tablero') =>
    (sample.analysis(analysis).parts.find(({ name }) => name === part)?.rows ?? []).map((row) =>
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
      'Una fuente',
    ])
    expect(signals).toContainEqual([
      'La Libertad',
      'Retiros escolares por violencia',
      'level.yellow',
      60,
      30,
      1,
      'Sin verificar',
    ])
    // 4 + 4 + 2 + 1 + 1 + 1 are not green.
    expect(signals).toHaveLength(13)
  })

  test('prints its rules as they are applied, changes in percent', () => {
    expect(rows('warningRules').map((row) => row.slice(3))).toEqual([
      ['rule.absolute', 10, 15, 25],
      ['rule.change', 25, 50, 100],
      ['rule.change', 25, 50, 100],
      ['rule.absolute', 1, 3, 5],
    ])
  })

  test('warns by school, with what cannot be compared told apart', () => {
    // Withdrawals against the mean of March to May, absences, threats:
    //   A 9 / 4 = +125 % red · 16 orange · 3 orange    C 5 / 2 = +150 % red · 26 red · 4, but unverified: yellow
    //   D 8 / 6 = +33 % yellow · 12 yellow · 0         F 2 after none at all: no change · 11 yellow · 2 orange
    expect(rows('earlyWarning', 'tablero_escolar')).toEqual([
      ['Escuela C', 'level.red', 3, 2, 0, 1, 0, 1],
      ['Escuela A', 'level.orange', 2, 1, 2, 0, 0, 0],
      ['Escuela D', 'level.yellow', 1, 0, 0, 2, 1, 0],
      ['Escuela F', 'level.yellow', 1, 0, 1, 1, 0, 0],
      ['Escuela B', 'level.green', 0, 0, 0, 1, 2, 0],
      ['Escuela E', 'level.green', 0, 0, 0, 0, 3, 0],
    ])
    const { notes } = sample.analysis('tablero_escolar')
    expect(notes.map(({ code }) => code)).toContain('earlyWarning.noBaseline')
  })

  test('ranks territories by an index whose components stand beside it', () => {
    const index = sample.analysis('riesgo').parts.find(({ name }) => name === 'riskIndex')
    const scores = new Map(index?.rows.map((row) => [row[0] as string, row[1] as number]))
    const score = (name: string) => [...scores].find(([label]) => JSON.stringify(label).includes(name))?.[1]
    // Groups 4 of 0 to 4, acts 40 of 2 to 40, poverty 15 of 15 to 45, institutions 10 of 2 to 10, where less is more risk.
    expect(score('San Salvador')).toBeCloseTo((100 * (1 + 1 + 0 + 0)) / 4, 10)
    expect(score('Zacatecoluca')).toBeCloseTo((100 * (0 + 0 + 1 + 1)) / 4, 10)
    // 3/4, 32/38, 10/30, 7/8: the highest.
    expect(score('Soyapango')).toBeCloseTo((100 * (0.75 + 32 / 38 + 1 / 3 + 0.875)) / 4, 10)
    expect([...scores.values()][0]).toBe(score('Soyapango'))
    // 2/4, 8/38, 15/30, 6/8
    expect(score('San Miguel')).toBeCloseTo((100 * (0.5 + 8 / 38 + 0.5 + 0.75)) / 4, 10)
    expect(index?.columns.length).toBe(3 + 4)
  })

  test('follows the response', () => {
    const states = sample.analysis('respuestas').parts.find(({ name }) => name === 'sheetStates')?.rows
    expect(states?.map(([, number]) => number)).toEqual([1, 0, 2, 1, 0, 4])
    const [sheet] = sample.analysis('respuestas').parts
    // Response, place, signal, what, for whom, by whom, until when, follow-up, outcome, how it stands.
    expect(sheet?.rows[0]?.slice(6)).toEqual([
      '2025-07-05',
      '2025-08-05',
      { es: 'Ruta de denuncia acordada', en: 'Way to complain agreed' },
      'deadline.inTime',
    ])
  })
})
