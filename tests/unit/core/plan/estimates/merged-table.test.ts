import { describe, expect, test } from 'vitest'
import type { TableSpec } from '../../../../../main/contract/table.ts'
import { checkPlan } from '../../../../../main/core/plan/checking/check-plan.ts'
import { prepareDesign } from '../../../../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../../../../main/core/plan/estimates/compute-table.ts'
import { designOf } from '../../../../../main/core/plan/table-inputs.ts'
import { suggestMerges } from '../../../../../main/core/quality/suggest-merges.ts'
import { frame } from '../../../../harness/frames.ts'
import { plan } from '../../../../harness/plans.ts'

/** 20 primary units of 20 persons; the last two of five age groups have few of them. */
const rows = Array.from({ length: 400 }, (_, row) => row)
const ages = ['0', '18', '30', '45', '60'] as const
const people = {
  psu: rows.map((row) => row % 20),
  edad: rows.map((row) => (row % 40 === 39 ? '60' : row % 40 === 38 ? '45' : (ages[row % 3] as string))),
  enferma: rows.map((row) => ((row * 7) % 5 < 2 ? 1 : 0)),
  sexo: rows.map((row) => ((row * 3) % 7 < 3 ? 'F' : 'M')),
  w: rows.map((row) => 1 + (row % 3)),
}
const base = {
  id: 't',
  title: 'T',
  design: 'd',
  statistic: 'proportion',
  variable: 'enferma',
  by: ['edad'],
  unit: 'u',
  universe: 'U',
}
const studyWith = (parts: object) =>
  plan({
    designs: [{ id: 'd', dataset: 'people', psu: ['psu'], weight: 'w' }],
    tables: [{ ...base, ...parts }],
    quality: { profile: 'own', own: { n: 30 } },
  })
const compute = (study: ReturnType<typeof studyWith>, table: TableSpec) =>
  computeTable(study, table, prepareDesign(designOf(study, table), new Map([['people', frame('people', people)]])))
const tableOf = (parts: object) => {
  const study = studyWith(parts)
  checkPlan(study)
  const [table] = study.tables as [TableSpec]
  return { study, table, result: compute(study, table) }
}

describe('a table with merged categories', () => {
  test('has for them the figures of the records of all of them', () => {
    const merged = tableOf({ merge: { edad: [{ codes: ['45', '60'] }] } }).result
    const [domain] = tableOf({ by: [], where: "d.edad == '45' || d.edad == '60'" }).result.cells
    expect(merged.cells.map(({ group }) => group[0])).toEqual(['0', '18', '30', '45+60', null])
    expect(merged.cells[3]).toEqual({ ...domain, group: ['45+60'] })
  })

  test('merges what its statistic counts, too', () => {
    const parts = { by: [], variable: 'edad', merge: { edad: [{ codes: ['0', '18', '30'] }] } }
    const shares = tableOf(parts).result.cells.map(({ level, estimate }) => [level, estimate])
    expect(shares.map(([level]) => level)).toEqual(['0+18+30', '45', '60'])
    expect(shares.reduce((sum, [, share]) => sum + Number(share), 0)).toBeCloseTo(1, 12)
  })

  test.each([
    ['table.merge-unknown-dimension', { merge: { sexo: [{ codes: ['F', 'M'] }] } }],
    ['table.merge-twice', { merge: { edad: [{ codes: ['0', '18'] }, { codes: ['18', '30'] }] } }],
    ['table.merge-unknown-category', { merge: { edad: [{ codes: ['0', '5'] }] } }],
  ])('is refused: %s', (code, parts) => {
    expect(() => tableOf(parts)).toThrow(expect.objectContaining({ code }))
  })
})

describe('merges that are suggested', () => {
  const suggest = async (parts: object, ordered: boolean) => {
    const { study, table, result } = tableOf({ margins: false, ...parts })
    let estimates = 0
    const suggestions = await suggestMerges(
      table,
      result,
      () => ordered,
      async (merged) => {
        estimates++
        return compute(study, merged)
      },
    )
    return { suggestions, estimates }
  }

  test('make the failing cells pass, by joining neighbours where categories have an order', async () => {
    const { suggestions } = await suggest({}, true)
    expect(suggestions).toEqual([
      {
        variable: 'edad',
        merge: [{ codes: ['30', '45', '60'] }],
        before: { passing: 3, cells: 5 },
        after: { passing: 3, cells: 3 },
      },
    ])
  })

  test('join the smallest where they have none', async () => {
    const { suggestions } = await suggest({ merge: { edad: [{ codes: ['0', '18'] }] } }, false)
    expect(suggestions[0]?.merge).toEqual([{ codes: ['0', '18'] }, { codes: ['30', '45', '60'] }])
  })

  test('are none where nothing fails, and none where two categories are all there is', async () => {
    expect(await suggest({ by: ['sexo'] }, false)).toEqual({ suggestions: [], estimates: 0 })
    const two = await suggest(
      { where: "d.edad == '45' || d.edad == '60'", merge: { edad: [{ codes: ['0', '18', '30'] }] } },
      true,
    )
    expect(two.suggestions).toEqual([])
  })
})
