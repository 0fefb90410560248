import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { copyStudy, makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'

let browser: Browser | null = null
let sample: SampleFolder | null = null
let copy: SampleFolder
let at: OpenPage
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  if (!browser) return
  sample = await makeSample()
  copy = copyStudy(sample)
  at = await openPage(browser)
  page = at.page
  await openStudy(at, copy.study)
})
afterAll(async () => {
  await at?.close()
  await browser?.close()
  copy?.remove()
  sample?.remove()
})

const command = async (name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('searchbox').fill(name)
  await page.keyboard.press('Enter')
}

describe('the places of the window', () => {
  beforeEach(({ skip }) => {
    if (!browser) skip()
  })

  test('the study says what is missing before publication, and its sheet is filled in', async () => {
    await page.getByText('Faltan 2 cosas antes de publicar.').waitFor()
    await page.getByRole('button', { name: 'Ficha del estudio…' }).click()
    await page.getByLabel('Contacto').fill('Unidad de estudios (ficticia)')
    await page.getByRole('button', { name: 'Guardar en el plan' }).click()
    await page.getByText('Faltan 1 cosas antes de publicar.').waitFor()
    await page.getByRole('button', { name: 'Deshacer el cambio del plan' }).click()
    await page.getByText('Faltan 2 cosas antes de publicar.').waitFor()
    expect(await page.getByText('Contacto').count()).toBe(1)
  })

  test('the tour goes through the places and can be skipped', async () => {
    await command('Recorrido por los lugares')
    const tour = page.getByRole('region', { name: 'Recorrido' })
    await tour.getByRole('button', { name: 'Siguiente' }).click()
    await tour.getByText('2/11 Datos.').waitFor()
    await tour.getByRole('button', { name: 'Saltar el recorrido' }).click()
    expect(await tour.count()).toBe(0)
  })
})
