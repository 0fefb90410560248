import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage | null = null
withSample(async (opened) => {
  at = opened
  await at.page.keyboard.press('Control+5')
})

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
const lines = (text: string): string[][] => text.split('\n').map((line) => line.split('\t'))
const chosen = (page: Page): Promise<number> => page.locator('[role="gridcell"][aria-selected="true"]').count()

describe('cells of a table chosen together', () => {
  test('by Shift and arrows, by Shift and a click, and all; copied with their heads as numbers of the language', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page } = at
    await page.getByRole('button', { name: /^Causas del desplazamiento, por sexo/ }).click()
    await page.getByRole('heading', { name: /^Causas del desplazamiento, por sexo/ }).waitFor()
    const grid = page.getByRole('grid').first()
    await grid.getByRole('gridcell').first().focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => chosen(page)).toBe(4)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Control+C')
    await page.getByText('Copiado: péguelo en una hoja de cálculo.').waitFor()
    const copied = lines(await clipboard(page))
    expect(copied).toHaveLength(3)
    const [head, first] = copied
    expect(head).toHaveLength(first?.length ?? 0)
    const figures = first?.slice(-2) ?? []
    expect(figures.every((figure) => /^\d+(,\d+)?$/.test(figure))).toBe(true)
    expect(figures[0]).toBe((await grid.getByRole('gridcell').first().textContent())?.match(/[\d,]+/)?.[0])

    // A click with Shift goes on from where the range began; a plain one ends it.
    await grid
      .getByRole('row')
      .nth(5)
      .getByRole('gridcell')
      .first()
      .click({ modifiers: ['Shift'] })
    await expect.poll(() => chosen(page)).toBeGreaterThan(2)
    await grid.getByRole('gridcell').first().click()
    await expect.poll(() => chosen(page)).toBe(1)
    await page.keyboard.press('Control+C')
    await expect.poll(() => clipboard(page)).toBe(figures[0])

    await page.keyboard.press('Control+A')
    const all = await grid.getByRole('gridcell').count()
    await expect.poll(() => chosen(page)).toBe(all)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => chosen(page)).toBe(1)
    expect(at.problems).toEqual([])
  })
})
