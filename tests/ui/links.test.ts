import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../harness/axe.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { inventedLists } from '../harness/people/invented-people.ts'
import { bringList, listCsv } from '../harness/people/list-files.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic: two lists that share 120 invented persons, the second one written down with slips. */
const lists = inventedLists(200, 0.6, 5)
const shared = lists.truth.filter((place) => place >= 0).length

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  const { engine, page } = at
  for (const [dataset, people] of [
    ['registro', lists.first],
    ['ronda', lists.second],
  ] as const) {
    writeFileSync(join(folder, `${dataset}.csv`), listCsv(people))
    await bringList(engine, folder, dataset)
  }
  await page.keyboard.press('Control+2')
})

/** Opens a select and takes the option of this name. */
const choose = async (page: Page, select: RegExp, option: string): Promise<void> => {
  await tabTo(page, { role: 'button', name: select })
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: option, exact: true }).waitFor()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
}
const readings = async ({ engine }: OpenPage): Promise<number> =>
  (await engine.call('audit.list', {})).filter(({ action }) => action === 'identifiers.read').length

describe('linking records, by their custodian and without a mouse', () => {
  test('compares two datasets by the identifiers they share', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await press(page, 'Enlazar registros…')
    await page.getByText(/De la bóveda salen solo pares de seudónimos/).waitFor()
    await page.getByRole('group', { name: 'Campo 3' }).waitFor()
    await choose(page, /Qué es el campo 2$/, 'fecha')
    await choose(page, /Qué es el campo 3$/, 'documento')
    await expectAccessible(page)
    await tabTo(page, { role: 'textbox', name: 'Enlazar sin revisar desde la probabilidad' })
    await page.keyboard.press('Control+A')
    await page.keyboard.type('0,9999999')
    await tabTo(page, { role: 'textbox', name: 'Motivo del enlace' })
    await page.keyboard.type('panel')
    await press(page, 'Comparar')
    await page.getByRole('heading', { name: 'Enlace «enlace»: registro con ronda' }).waitFor()
    const [link] = await engine.call('link.list', {})
    expect(link?.fields.map(({ compare }) => compare)).toEqual(['name', 'date', 'document'])
    expect(link?.accept).toBe(0.9999999)
    expect(link?.pairs.review).toBeGreaterThan(2)
  })

  test('shows the pairs when asked to, unseen by recorders and on record, and takes decisions by key', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page, engine, shell } = at
    const before = await readings(at)
    expect(shell.isProtected).toBe(false)
    await press(page, 'Ver los pares con sus identificadores')
    await tabTo(page, { role: 'grid', name: 'Pares' })
    expect(shell.isProtected).toBe(true)
    const read = await readings(at)
    expect(read).toBeGreaterThan(before)
    await expectAccessible(page)

    const { pairs } = await engine.call('link.candidates', { name: 'enlace', state: 'review' })
    const [first, second, third] = pairs
    const grid = page.getByRole('grid', { name: 'Pares' })
    await grid
      .getByRole('gridcell', { name: first?.fields[0]?.first ?? '' })
      .first()
      .waitFor()
    await page.keyboard.press('Control+Enter')
    await grid.getByRole('gridcell', { name: '✓ la misma unidad' }).waitFor()
    // Two at once, marked with Shift.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => grid.getByRole('gridcell', { name: '✕ unidades distintas' }).count()).toBe(2)
    const decided = [
      ...(await engine.call('link.candidates', { name: 'enlace', state: 'linked', count: 500 })).pairs,
      ...(await engine.call('link.candidates', { name: 'enlace', state: 'apart', count: 500 })).pairs,
    ].flatMap(({ pair, decision }) => (decision === null ? [] : [[pair, decision]]))
    expect(decided.sort()).toEqual(
      [
        [first?.pair, 'same'],
        [second?.pair, 'different'],
        [third?.pair, 'different'],
      ].sort(),
    )
    await page.getByText('Decididos por una persona').waitFor()
  })

  test('keeps the links as pseudonyms and nothing else', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine, shell } = at
    await tabTo(page, { role: 'checkbox', name: /Tomar por unidades distintas/ })
    await page.keyboard.press('Space')
    await tabTo(page, { role: 'textbox', name: 'Motivo' })
    await page.keyboard.type('fin')
    await page.keyboard.press('Enter')
    await page.getByText(/enlaces guardados en el conjunto «enlace», versión 1/).waitFor()
    await expect.poll(() => shell.isProtected).toBe(false)
    await press(page, 'Ver «enlace»')
    await page.getByRole('grid', { name: 'Variables de «enlace»' }).waitFor()
    const names = (await engine.call('data.variables', { dataset: 'enlace' })).map(({ name }) => name)
    expect(names).toEqual(['unit', 'first', 'second', 'probability', 'decision'])
    const links = (await engine.call('study.describe', {})).datasets.find(({ dataset }) => dataset === 'enlace')
    expect(links?.rows).toBeGreaterThan(0.5 * shared)
    expect(at.problems).toEqual([])
  })
})
