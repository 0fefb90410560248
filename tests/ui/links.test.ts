import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { passphrase, temporaryFolder } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { inventedLists, type Person } from '../harness/people/invented-people.ts'

/** Synthetic: two lists that share 120 invented persons, the second one written down with slips. */
const lists = inventedLists(200, 0.6, 5)
const shared = lists.truth.filter((place) => place >= 0).length
const csv = (people: readonly Person[]): string =>
  [
    'nombre;nacimiento;dui;sexo',
    ...people.map(({ name, born, document, sex }) => `${name};${born};${document};${sex}`),
  ].join('\n')

const place = temporaryFolder()
let browser: Browser | null = null
let at: OpenPage | null = null
beforeAll(async () => {
  browser = await launchChromium()
  if (!browser) return
  writeFileSync(join(place.folder, 'registro.csv'), csv(lists.first))
  writeFileSync(join(place.folder, 'ronda.csv'), csv(lists.second))
  at = await openPage(browser)
  const { engine, page } = at
  const study = join(place.folder, 'estudio')
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  for (const dataset of ['registro', 'ronda']) {
    const source = {
      dataset,
      format: 'csv' as const,
      file: `${dataset}.csv`,
      options: { types: { dui: 'text', nombre: 'text', nacimiento: 'text' } } as const,
      identifiers: ['nombre', 'nacimiento', 'dui'],
    }
    await engine.call('data.import', { source, folder: place.folder, reason: 'prueba' })
  }
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('Control+2')
})
afterAll(async () => {
  await at?.close()
  await browser?.close()
  place.remove()
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
const accessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
}

describe('linking records, by their custodian and without a mouse', () => {
  test('compares two datasets by the identifiers they share', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await press(page, 'Enlazar registros…')
    await page.getByText(/De la bóveda salen solo pares de seudónimos/).waitFor()
    await page.getByRole('group', { name: 'Campo 3' }).waitFor()
    await choose(page, /Qué es el campo 2$/, 'fecha')
    await choose(page, /Qué es el campo 3$/, 'documento')
    await accessible(page)
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
    await accessible(page)

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
