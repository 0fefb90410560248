import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { testEngine } from '../harness/engine.ts'
import { openStudy } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

/** At 200 % these rows are three times as high as what Chromium lays out. */
const rows = 1_200_000
const { folder, launched } = withBrowser()
const study = join(folder, 'estudio')

beforeAll(async () => {
  if (!launched()) return
  const engine = testEngine()
  const lines = Array.from({ length: rows }, (_, row) => row + 1)
  writeFileSync(join(folder, 'larga.csv'), `numero\n${lines.join('\n')}\n`)
  await engine.call('study.create', { folder: study, passphrase: samplePassphrase, person: 'Ana', title: 'Larga' })
  const source = { dataset: 'larga', format: 'csv', file: 'larga.csv' } as const
  await engine.call('data.import', { source, folder: folder, reason: 'prueba' })
  await engine.close()
})

/** The numbers of the records that stand within the grid, from the first to the last in sight. */
const inSight = (page: Page): Promise<number[]> =>
  page.getByRole('grid').evaluate((grid) => {
    const { top, bottom } = grid.getBoundingClientRect()
    const heads = [...grid.querySelectorAll('[role=gridcell]')].filter((cell) => {
      const box = cell.getBoundingClientRect()
      return box.top >= top && box.bottom <= bottom
    })
    return heads.map((cell) => Number(cell.textContent?.replace(/\D/g, '')))
  })

test('all of a long file is reached at 200 %, with keys, wheel and scroll bar', async ({ skip }) => {
  const browser = launched()
  if (!browser) return skip()
  const at = await openPage(browser, { width: 683, height: 384, zoom: 2 })
  const { page } = at
  await openStudy(at, study)
  await page.keyboard.press('Control+2')
  await page.keyboard.press('Alt+4')
  const grid = page.getByRole('grid', { name: 'Registros de «larga»' })
  await grid.focus()
  await expect.poll(async () => (await inSight(page))[0]).toBe(1)
  const drawn = await grid.locator('[data-row]').elementHandles()
  await page.keyboard.press('Control+End')
  await expect.poll(async () => (await inSight(page)).at(-1)).toBe(rows)
  // A leap writes other records into the same elements: to make them anew takes the page twice as long.
  const kept = await Promise.all(drawn.map((row) => row.evaluate(({ isConnected }) => isConnected)))
  expect(kept.filter((isKept) => isKept).length).toBeGreaterThan(drawn.length / 2)

  await page.keyboard.press('Control+Home')
  await expect.poll(async () => (await inSight(page))[0]).toBe(1)

  await grid.evaluate((element) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2
  })
  await expect.poll(async () => Math.abs(((await inSight(page))[0] ?? 0) - rows / 2)).toBeLessThan(20)
  const [middle = 0] = await inSight(page)
  await grid.hover()
  await page.mouse.wheel(0, 280)
  // Ten rows of 28 pixels, as in a file of a hundred.
  await expect.poll(async () => (await inSight(page))[0]).toBe(middle + 10)
  expect(at.problems).toEqual([])
  await at.close()
})
