import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { choose, find, press, tabTo } from '../harness/keyboard.ts'
import { makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'

let browser: Browser | null = null
let sample: SampleFolder
let at: OpenPage
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  if (!browser) return
  sample = await makeSample()
  at = await openPage(browser)
  page = at.page
  page.setDefaultTimeout(30_000)
  await openStudy(at, sample.study)
})
afterAll(async () => {
  await at?.close()
  await browser?.close()
  sample?.remove()
})

const passes = async (): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}
/** To the view so many places right of the one that is shown. */
const toView = async (shown: string, steps: number): Promise<void> => {
  await tabTo(page, { role: 'radio', name: shown })
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
}
const statusText = () => page.getByRole('status').filter({ hasText: /hogares de la muestra comparten cada clave/ })

describe('a file of records, by keyboard', () => {
  beforeEach(({ skip }) => {
    if (!browser) skip()
  })

  test('the recipe of the plan is tried, and tells risk before and after and what is lost', async () => {
    await page.keyboard.press('Control+9')
    await toView('Publicar', 3)
    await press(page, 'Probar la receta')
    await statusText().waitFor()
    expect(await statusText().textContent()).toMatch(/^Puede enviarse a revisión: al menos 5 hogares/)
    const risk = page.getByRole('table', { name: 'Riesgo antes y después' })
    const rare = await risk
      .getByRole('row', { name: 'Con una clave que comparten menos de 5 hogares' })
      .getByRole('cell')
      .allTextContents()
    expect(rare).toEqual(['5', '0'])
    await page
      .getByRole('table', { name: 'Pasos' })
      .getByRole('row', { name: /Supresión local/ })
      .first()
      .waitFor()
    const spent = page.getByRole('table', { name: 'Lo que se pierde' }).getByRole('row', { name: 'gasto_mes' })
    expect((await spent.getByRole('cell').allTextContents()).length).toBe(6)
    await passes()
  })

  test('a recipe is written, enters the plan, and is changed step by step', async () => {
    await press(page, 'Nuevo archivo de microdatos')
    await passes()
    await tabTo(page, { role: 'textbox', name: 'Nombre corto' })
    await page.keyboard.type('tamizaje_abierto')
    await find(page, 'Variables que otros conocen', 'area')
    await find(page, 'Otras variables que salen', 'personas')
    await tabTo(page, { role: 'textbox', name: 'Título (es)' })
    await page.keyboard.type('Familias visitadas')
    await press(page, 'Guardar en el plan')
    await page.getByRole('button', { name: /Familias visitadas/ }).waitFor()

    await press(page, 'Cambiar la receta')
    await choose(page, /Paso nuevo/, 'Ruido')
    await choose(page, /Variable del paso/, 'personas')
    await tabTo(page, { role: 'textbox', name: 'Parte de la desviación estándar, de 0 a 1' })
    await page.keyboard.type('0,1')
    await press(page, 'Añadir paso')
    await press(page, /^Subir: Ruido: personas/)
    await press(page, 'Guardar en el plan')
    await press(page, 'Probar la receta')
    await statusText().waitFor()
    const { plan } = await at.engine.call('plan.describe', {})
    expect(plan?.microdata.find(({ id }) => id === 'tamizaje_abierto')).toEqual({
      id: 'tamizaje_abierto',
      title: { es: 'Familias visitadas' },
      design: 'familias',
      keys: ['area'],
      sensitive: [],
      variables: ['personas'],
      k: 5,
      steps: [
        { step: 'noise', variable: 'personas', part: 0.1 },
        { step: 'suppress', importance: {} },
      ],
    })
  })

  test('it goes to review like a table, and the desk shows the same', async () => {
    await page.keyboard.press('Control+8')
    const box = page.getByRole('checkbox', { name: 'Marcar «Familias entrevistadas»' })
    await box.waitFor()
    await box.focus()
    await page.keyboard.press('Space')
    await press(page, 'Enviar a revisión (1)')
    const row = page.getByRole('row', { name: 'Familias entrevistadas' })
    await row.getByRole('cell', { name: 'enviado' }).waitFor()
    expect((await row.getByRole('cell').allTextContents())[0]).toBe('Microdatos')
    await page.getByRole('button', { name: 'Familias entrevistadas', exact: true }).focus()
    await page.keyboard.press('Enter')
    await toView('Revisión', 1)
    await press(page, 'Probar la receta')
    await statusText().waitFor()
    await passes()
  })
})
