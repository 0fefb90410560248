import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Args } from '../../main/contract/commands.ts'
import { ComparisonSpec } from '../../main/contract/comparison.ts'
import type { TableSpec } from '../../main/contract/table.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runPlan, temporaryFolder, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: { es: Gastos, en: Expenses }, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { grupo: text } } }
codebook:
  hogares: { grupo: { kind: ordinal } }
designs:
  - { id: hogares, dataset: hogares, psu: [upm], weight: factor } # diseño
quality: { profile: own, own: { n: 20 } }
tables:
  - { id: media, title: Media, design: hogares, statistic: mean, variable: gasto, by: [grupo], unit: dólares, universe: Hogares }
`

/** Synthetic: 60 households in 12 units; the third group has 6 of them. */
const households = [
  'grupo;upm;factor;gasto',
  ...Array.from({ length: 60 }, (_, row) => {
    const group = row % 10 === 9 ? 'c' : row % 2 === 0 ? 'a' : 'b'
    return `${group};${(row % 12) + 1};${1 + (row % 3)};${10 + ((row * 7) % 11)}`
  }),
].join('\n')

describe('a plan that is edited part by part', () => {
  const place = temporaryFolder()
  let engine: Engine
  let media: TableSpec

  beforeAll(async () => {
    const files = join(place.folder, 'archivos')
    mkdirSync(files)
    writeFileSync(join(files, 'hogares.csv'), households)
    writeFileSync(join(files, 'plan.yaml'), plan)
    engine = testEngine()
    await runPlan(engine, join(place.folder, 'estudio'), join(files, 'plan.yaml'))
    media = (await engine.call('plan.describe', {})).plan?.tables[0] as TableSpec
  })
  afterAll(async () => {
    await engine.close()
    place.remove()
  })
  const edit = (one: Args<'plan.edit'>['edits'][number]) => engine.call('plan.edit', { edits: [one] })
  const planNow = async () => (await engine.call('plan.describe', {})).plan

  test('gives failing cells a merge that makes them pass, and loses it with the revision that brought it', async () => {
    const { suggestions } = await engine.call('table.suggestMerges', { table: media })
    expect(suggestions).toEqual([
      {
        variable: 'grupo',
        merge: [{ codes: ['b', 'c'] }],
        before: { passing: 2, cells: 3 },
        after: { passing: 2, cells: 2 },
      },
    ])
    const before = (await engine.call('plan.describe', {})).revision
    const merge = { grupo: suggestions[0]?.merge ?? [] }
    await edit({ edit: 'table', table: { ...media, merge } })
    const { tables } = await engine.call('plan.run', {})
    expect(tables[0]?.cells.map(({ group, verdict }) => [group[0], verdict.level])).toEqual([
      ['a', 'reliable'],
      ['b+c', 'reliable'],
      [null, 'reliable'],
    ])
    await engine.call('plan.restore', { revision: before ?? 0 })
    expect((await planNow())?.tables[0]?.merge).toBeUndefined()
  })

  test('compares cells of a table that the plan does not have yet as of one that it has', async () => {
    const comparison = ComparisonSpec.parse({
      compare: 'contrast',
      id: 'dif',
      title: 'Diferencia',
      table: 'media',
      terms: [
        { at: { grupo: 'a' }, coefficient: 1 },
        { at: { grupo: 'b' }, coefficient: -1 },
      ],
    })
    const kept = await engine.call('comparison.run', { comparison })
    const draft = await engine.call('comparison.run', {
      comparison: { ...comparison, table: 'borrador' },
      table: { ...media, id: 'borrador' },
    })
    expect(kept.cells).toHaveLength(1)
    expect(kept.cells[0]?.se).toBeGreaterThan(0)
    expect(draft.cells).toEqual(kept.cells)
    await edit({ edit: 'comparison', comparison })
    expect((await engine.call('plan.run', {})).comparisons[0]?.cells).toEqual(kept.cells)
  })

  test('keeps no change that breaks it, and takes out what nothing speaks of', async () => {
    const refused = { code: 'plan.unknown-table' }
    await expect(edit({ edit: 'remove', part: 'tables', id: 'media' })).rejects.toMatchObject(refused)
    const sections = [{ title: 'Uno', tables: ['ninguna'] }]
    await expect(edit({ edit: 'report', sections })).rejects.toMatchObject(refused)
    await edit({ edit: 'remove', part: 'comparisons', id: 'dif' })
    expect((await planNow())?.comparisons).toEqual([])
    await expect(edit({ edit: 'remove', part: 'comparisons', id: 'dif' })).rejects.toMatchObject({
      code: 'plan.unknown-item',
    })
  })

  test('takes other rules of quality and another account of the study, and keeps what a person wrote beside them', async () => {
    await edit({ edit: 'quality', quality: { profile: 'inegi' } })
    await edit({ edit: 'study', sheet: { mode: { es: 'Cara a cara' } } })
    const file = join(place.folder, 'plan-de-vuelta.yaml')
    await engine.call('plan.export', { file })
    const after = await planNow()
    expect(after?.quality.profile).toBe('inegi')
    expect(after?.study.sheet?.mode).toEqual({ es: 'Cara a cara' })
    expect(readFileSync(file, 'utf8')).toContain('# diseño')
  })

  test('keeps the categories by which a concept tells whom it counts, until the concept is gone', async () => {
    const categories = ['a', 'b', 'z'].map((code) => ({ code, label: code.toUpperCase() }))
    const change = (codes: readonly string[]) =>
      edit({
        edit: 'variables',
        dataset: 'hogares',
        variables: ['grupo'],
        change: { categories: categories.filter(({ code }) => codes.includes(code)) },
      })
    await change(['a', 'b', 'z'])
    const groups = { variable: 'grupo', displaced: 'a', comparator: 'z' }
    await edit({ edit: 'concepts', base: { design: 'hogares', unit: 'households', groups, variables: {} } })
    await expect(change(['a', 'b'])).rejects.toMatchObject({
      code: 'concept.code-in-use',
      params: { concept: 'groups', variable: 'grupo', code: 'z', design: 'hogares' },
    })
    await expect(
      edit({ edit: 'variables', dataset: 'hogares', variables: ['grupo'], change: { categories: null } }),
    ).rejects.toMatchObject({ code: 'concept.code-in-use' })
    expect((await planNow())?.codebook.hogares?.grupo?.categories).toEqual(categories)

    // What no concept names goes, and so does the rest once the concept is gone.
    await change(['a', 'z'])
    await edit({ edit: 'removeConcepts', design: 'hogares' })
    await change(['a'])
    expect((await planNow())?.codebook.hogares?.grupo?.categories).toEqual([categories[0]])
  })
})
