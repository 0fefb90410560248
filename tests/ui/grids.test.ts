import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic. */
const persons = 'folio,sexo,edad,estado,estrato\n01,1,30,SS,A\n02,2,99,SA,B\n'

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'personas.csv'), persons)
  const { engine, page } = at
  const source = { dataset: 'personas', file: 'personas.csv', format: 'csv' as const }
  await engine.call('data.import', { source, folder, reason: 'prueba' })
  await page.keyboard.press('Control+2')
  await tabTo(page, { role: 'grid', name: 'Variables de «personas»' })
})

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
const widthOf = async (page: Page, column: string): Promise<number> =>
  (await page.getByRole('columnheader', { name: column, exact: true }).boundingBox())?.width ?? 0
const keys = async (page: Page, ...list: string[]): Promise<void> => {
  for (const one of list) await page.keyboard.press(one)
}

describe('the grids of the data, as hands expect them', () => {
  test('typing goes to the variable whose name begins so', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.keyboard.type('estr')
    const isShown = (name: string) => page.getByRole('complementary', { name, exact: true }).isVisible()
    await expect.poll(() => isShown('estrato')).toBe(true)
    // A pause, after which another word begins.
    await page.waitForTimeout(800)
    await page.keyboard.type('s')
    await expect.poll(() => isShown('sexo')).toBe(true)
  })

  test('what is marked is copied with its heads as a spreadsheet takes it', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.getByRole('rowheader', { name: 'sexo' }).click()
    await page.getByRole('rowheader', { name: 'estado' }).click({ modifiers: ['Shift'] })
    await page.getByText('Marcadas: 3').waitFor()
    await keys(page, 'Control+C')
    await page.getByText('Copiado: péguelo en una hoja de cálculo.').waitFor()
    expect((await clipboard(page)).split('\n').map((line) => line.split('\t').slice(0, 5))).toEqual([
      ['Nombre', 'Etiqueta', 'Tipo', 'Categorías', 'Faltantes'],
      ['sexo', '', 'nominal', '0', '0'],
      ['edad', '', 'nominal', '0', '0'],
      ['estado', '', 'geografía', '0', '0'],
    ])
    await keys(page, 'Control+A')
    await page.getByText('Marcadas: 5').waitFor()
    await keys(page, 'Control+C')
    await expect.poll(async () => (await clipboard(page)).split('\n').length).toBe(6)
    await keys(page, 'Escape')
  })

  test('columns are widened by key and by mouse, and stay so', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    const before = await widthOf(page, 'Nombre')
    await keys(page, 'Home', 'Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowLeft')
    await expect.poll(() => widthOf(page, 'Nombre')).toBe(before + 2 * 16)

    const label = page.getByRole('columnheader', { name: 'Etiqueta', exact: true })
    const box = await label.boundingBox()
    if (!box) throw new Error('the head of the column is not in sight')
    await page.mouse.move(box.x + box.width - 2, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 2 - 48, box.y + 5, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => widthOf(page, 'Etiqueta')).toBe(box.width - 48)

    await keys(page, 'Alt+4')
    await tabTo(page, { role: 'grid', name: 'Registros de «personas»' })
    await page.keyboard.type('ed')
    const age = await widthOf(page, 'edad')
    await keys(page, 'Alt+ArrowRight')
    await expect.poll(() => widthOf(page, 'edad')).toBe(age + 16)
    await keys(page, 'Alt+3')
    await page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
    expect(await widthOf(page, 'Nombre')).toBe(before + 2 * 16)
    expect(at.problems).toEqual([])
  })
})
