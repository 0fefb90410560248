import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'

const rules = `
checks:
  - dataset: tamizaje
    rules:
      - check: duplicates
        id: familias_repetidas
        label: { es: La familia se levantó dos veces, en: The family was taken twice }
        key: [id_familia]
`

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
  const { page, shell } = at
  await openStudy(at, sample.study)
  await page.keyboard.press('Control+3')
  await page.getByText('El plan no tiene reglas de revisión').waitFor()

  const plan = join(sample.files, 'plan-con-reglas.yaml')
  writeFileSync(plan, readFileSync(join(sample.files, 'plan.yaml'), 'utf8') + rules)
  shell.answer('plan', plan)
  await page.getByRole('button', { name: 'Cargar un plan…' }).click()
  await page.getByText('está cargado').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cerrar', exact: true }).click()

  await page.getByRole('row', { name: /La familia se levantó dos veces/ }).waitFor()
  const open = async (): Promise<number> =>
    Number(
      (
        await page
          .getByRole('row', { name: /La familia/ })
          .getByRole('cell')
          .nth(3)
          .textContent()
      )?.replace(/\D/g, ''),
    )
  const before = await open()
  expect(before).toBeGreaterThan(1)
  const record = page.getByRole('checkbox').first()
  const name = await record.evaluate((box) => box.closest('label')?.textContent ?? '')
  await page.getByText(name, { exact: true }).click()
  await page.getByLabel('Nota').fill('Segunda visita pedida por la supervisora')
  await page.getByRole('button', { name: 'Aceptar los marcados' }).click()
  await expect.poll(open).toBe(before - 1)

  await page.getByRole('radio', { name: 'Aceptados' }).click()
  await page.getByRole('cell', { name: 'Segunda visita pedida por la supervisora' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
  await page.getByText(name, { exact: true }).click()
  await page.getByLabel('Nota').fill('No la pidió')
  await page.getByRole('button', { name: 'Volver a abrir los marcados' }).click()
  await expect.poll(open).toBe(before)
  expect(at.problems).toEqual([])
  await at.close()
})
