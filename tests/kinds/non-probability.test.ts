import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTexts } from '../../main/engine/texts.ts'
import { resources, temporaryFolder } from '../harness/engine.ts'
import { type KindSample, openKindSample } from '../harness/kind-sample.ts'

const tables = ['donde', 'origen', 'indigenas', 'consecuencias', 'tamano', 'intencion']

describe('the sample of a profile without a probability sample', () => {
  const place = temporaryFolder()
  let sample: KindSample
  beforeAll(async () => {
    sample = await openKindSample('non-probability', place.folder)
  })
  afterAll(async () => {
    await sample.engine.close()
    place.remove()
  })

  test('counts those who were interviewed and expands nothing', () => {
    expect(sample.table('donde').cells.map(({ group, estimate }) => [group[0], estimate])).toEqual([
      ['A1', 14],
      ['A2', 11],
      ['A3', 9],
      ['A4', 7],
      ['RED', 19],
      [null, 60],
    ])
    // 19 of the 41 households in shelters consider themselves indigenous, 8 of the 19 reached through contacts.
    const indigenous = sample.table('indigenas').cells.filter(({ level }) => level === '1')
    expect(indigenous.map(({ estimate, n }) => [estimate, n])).toEqual([
      [19 / 41, 41],
      [8 / 19, 19],
      [27 / 60, 60],
    ])
    // 145 members of 41 households, 65 of 19.
    expect(sample.table('tamano').cells.map(({ estimate }) => estimate)).toEqual([145 / 41, 65 / 19, 210 / 60])
  })

  test('gives no error, interval or verdict anywhere', () => {
    for (const cell of tables.flatMap((id) => sample.table(id).cells)) {
      expect(cell).toMatchObject({ se: null, ciLow: null, ciHigh: null, cv: null, deff: null, df: null })
      expect(cell.verdict.level).toBe('notApplicable')
    }
  })

  test.each(['es', 'en'] as const)('says so under every table, in %s', async (language) => {
    const warning = loadTexts(resources, language)('report.non-probability')
    const parts = (await sample.html(language)).split('<table').slice(1)
    expect(parts.filter((part) => part.includes(warning)).length).toBeGreaterThanOrEqual(tables.length)
  })
})
