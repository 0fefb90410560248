import { describe, expect, test } from 'vitest'
import { Plan } from '../../../main/contract/plan.ts'
import { firstShown, shownGroups } from '../../../renderer/features/tables/shown-groups.ts'

const table = (id: string) => ({ id, title: id, design: 'd', statistic: 'count', unit: 'u', universe: 'U' })
const planOf = (parts: object): Plan =>
  Plan.parse({
    caracteriza: 1,
    study: { title: 'Prueba', window: '2026' },
    designs: [{ id: 'd', dataset: 'd' }],
    ...parts,
  })
const tables = ['de_biblioteca', 'sexo', 'edad', 'origen'].map(table)

describe('what the place of tables shows', () => {
  test('stands in the order of the report, and the place opens with the first of it', () => {
    const sections = [
      { title: 'Vacía' },
      { title: 'Quiénes', tables: ['edad', 'sexo'] },
      { title: 'De dónde', tables: ['origen', 'edad'] },
    ]
    const plan = planOf({ tables, report: { sections } })
    expect(shownGroups(plan).map(({ title, items }) => [title, ...items.map(({ id }) => id)])).toEqual([
      ['Quiénes', 'edad', 'sexo'],
      ['De dónde', 'origen'],
      [null, 'de_biblioteca'],
    ])
    expect(firstShown(plan)).toEqual({ kind: 'table', id: 'edad' })
  })

  test('is what there is where the report prints no table, and nothing where there is nothing', () => {
    expect(firstShown(planOf({ tables }))).toEqual({ kind: 'table', id: 'de_biblioteca' })
    const columns = [{ variable: 'a' }, { variable: 'b' }]
    const analyses = [{ analysis: 'sheet', id: 'a', title: 'A', dataset: 'x', about: 'actions', columns, unit: 'u' }]
    expect(firstShown(planOf({ analyses }))).toEqual({ kind: 'analysis', id: 'a' })
    expect(firstShown(planOf({}))).toBeNull()
  })
})
