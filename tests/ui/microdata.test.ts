import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { choose, find, press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage
let page: Page

withSample((opened) => {
  at = opened
  page = at.page
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
    if (!at) skip()
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

  test('categories of a variable are taken together, group by group in one step', async () => {
    await press(page, 'Cambiar la receta')
    await find(page, 'Variables que otros conocen', 'Departamento de residencia')
    await choose(page, /Paso nuevo/, 'Categorías agrupadas')
    await choose(page, /Variable del paso/, 'depto')
    await find(page, 'Categorías que se juntan', 'Santa Ana')
    expect(await page.getByRole('button', { name: 'Añadir paso' }).isDisabled()).toBe(true)
    await find(page, 'Categorías que se juntan', 'Ahuachap')
    await tabTo(page, { role: 'textbox', name: 'Etiqueta del grupo (es)' })
    await page.keyboard.type('Occidente')
    await passes()
    await press(page, 'Añadir paso')
    const list = page.getByRole('region', { name: 'Pasos' }).getByRole('listitem')
    await list.filter({ hasText: 'Categorías agrupadas: depto (02 + 01 → 02)' }).waitFor()

    await tabTo(page, { role: 'combobox', name: 'Categorías que se juntan' }, 'Shift+Tab')
    await page.keyboard.type('Ahuachap')
    await page.getByText('Ninguna categoría coincide').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+a')
    await find(page, 'Categorías que se juntan', 'Sonsonate')
    await find(page, 'Categorías que se juntan', 'La Libertad')
    await tabTo(page, { role: 'textbox', name: 'Código del grupo' })
    await page.keyboard.type('02')
    await page.getByText('Ese código es de otra categoría.').waitFor()
    expect(await page.getByRole('button', { name: 'Añadir paso' }).isDisabled()).toBe(true)
    await passes()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('20')
    await press(page, 'Añadir paso')
    await list.filter({ hasText: 'depto (02 + 01 → 02; 03 + 05 → 20)' }).waitFor()
    for (const _ of [1, 2]) {
      await tabTo(page, { role: 'button', name: /^Subir: Categorías agrupadas/ }, 'Shift+Tab')
      await page.keyboard.press('Enter')
    }
    await press(page, 'Guardar en el plan')
    await press(page, 'Probar la receta')
    await statusText().waitFor()
    const { plan } = await at.engine.call('plan.describe', {})
    expect(plan?.microdata.find(({ id }) => id === 'tamizaje_abierto')).toMatchObject({
      keys: ['area', 'depto'],
      steps: [
        {
          step: 'recode',
          variable: 'depto',
          groups: [
            { code: '02', of: ['02', '01'], label: { es: 'Occidente' } },
            { code: '20', of: ['03', '05'] },
          ],
        },
        { step: 'noise' },
        { step: 'suppress' },
      ],
    })
    await page
      .getByRole('table', { name: 'Pasos' })
      .getByRole('row', { name: /depto.*Categorías agrupadas/ })
      .waitFor()
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
