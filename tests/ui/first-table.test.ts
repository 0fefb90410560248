import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()

/** A new user who knows what the buttons say and nothing else; every act is a step. */
const newcomer = (page: Page) => {
  const steps: string[] = []
  return {
    steps,
    press: async (name: string) => {
      steps.push(`press «${name}»`)
      await page.getByRole('button', { name, exact: true }).click()
    },
    choose: async (name: string, from: string) => {
      steps.push(`choose «${name}» from «${from}»`)
      await page.getByRole('main').getByRole('button', { name: from }).click()
      await page.getByRole('option', { name }).click()
    },
    find: async (typed: string, name: string, box: string) => {
      steps.push(`find «${name}» in «${box}»`)
      await page.getByRole('combobox', { name: box, exact: true }).fill(typed)
      await page.getByRole('option', { name }).click()
    },
  }
}

test('a newcomer makes a weighted table of their own from the sample, and takes it back', async ({ skip }) => {
  const browser = launched()
  if (!browser) return skip()
  const at = await openPage(browser)
  const { page, shell } = at
  const user = newcomer(page)
  shell.answer('sample', folder)
  await user.press('Abrir el estudio de muestra…')
  await user.press('Elegir carpeta y preparar…')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await user.press('Cuadros')
  await user.press('Nuevo cuadro')
  await user.choose('Entrevistas: personas', 'Diseño')
  await user.find('sexo', 'Sexo sexo', 'Por')
  await user.find('condic', 'Condición de la persona', 'Por')
  await page.getByRole('heading', { name: 'Registros, por Sexo × Condición de la persona' }).waitFor()
  const columns = await page.getByRole('columnheader').allTextContents()
  const rows = await page.getByRole('rowheader').allTextContents()
  console.info(`First weighted table in ${user.steps.length} steps:\n  ${user.steps.join('\n  ')}`)
  expect(rows).toEqual(['Hombres', 'Mujeres', 'Total'])
  expect(columns.at(-1)).toBe('Total')
  expect(await page.getByRole('gridcell').last().textContent()).toMatch(/^6\s050\s753/)
  expect(user.steps.length).toBeLessThanOrEqual(8)

  await user.press('Guardar el cuadro en el plan…')
  expect(await page.getByLabel('Nombre corto').inputValue()).toBe('recuento_sexo_grupo')
  await page.getByLabel('Nombre corto').fill('sexo_desplazada')
  await user.press('Guardar en el plan')
  await page.getByRole('button', { name: 'Registros, por Sexo × Condición de la persona' }).waitFor()
  await user.press('Deshacer el cambio del plan')
  await page
    .getByRole('button', { name: 'Registros, por Sexo × Condición de la persona' })
    .waitFor({ state: 'detached' })
  await user.press('Rehacer el cambio del plan')
  await page.getByRole('button', { name: 'Registros, por Sexo × Condición de la persona' }).waitFor()
  expect(at.problems).toEqual([])
  await at.close()
})
