import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'

let browser: Browser | null = null
let sample: SampleFolder | null = null
beforeAll(async () => {
  browser = await launchChromium()
  if (browser) sample = await makeSample()
})
afterAll(async () => {
  await browser?.close()
  sample?.remove()
})

test('a record that fails a rule is accepted with a note, and opened again', async ({ skip }) => {
  if (!browser || !sample) return skip()
  const at = await openPage(browser)
  const { page } = at
  await openStudy(at, sample.study)
  await page.keyboard.press('Control+3')
  await page.getByRole('button', { name: 'Boletas digitadas dos veces' }).click()
  const open = async (): Promise<number> =>
    Number(
      (
        await page
          .getByRole('row', { name: /Boletas digitadas dos veces/ })
          .getByRole('cell')
          .nth(3)
          .textContent()
      )?.replace(/\D/g, ''),
    )
  const before = await open()
  expect(before).toBeGreaterThan(1)
  const record = page.getByRole('checkbox').first()
  const name = await record.evaluate((box) => box.closest('label')?.textContent ?? '')
  await page.getByText(name, { exact: true }).first().click()
  await page.getByLabel('Nota').fill('Segunda visita pedida por la supervisora')
  await page.getByRole('button', { name: 'Aceptar los marcados' }).click()
  await expect.poll(open).toBeLessThan(before)

  await page.getByRole('radio', { name: 'Aceptados' }).click()
  await page.getByRole('cell', { name: 'Segunda visita pedida por la supervisora' }).first().waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
  await page.getByText(name, { exact: true }).first().click()
  await page.getByLabel('Nota').fill('No la pidió')
  await page.getByRole('button', { name: 'Volver a abrir los marcados' }).click()
  await expect.poll(open).toBe(before)
  expect(at.problems).toEqual([])
  await at.close()
})
