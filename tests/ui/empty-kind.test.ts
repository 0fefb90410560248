import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allRules, axeIn } from '../harness/axe.ts'
import { resources } from '../harness/engine.ts'
import { choose, press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()

test('a study of a kind waits for its files, says which, and counts once they are in', async ({ skip }) => {
  const browser = launched()
  if (!browser) return skip()
  const at = await openPage(browser)
  const { page, shell } = at
  await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
  const axe = await axeIn(page)
  await page.keyboard.press('Control+n')
  await page.getByRole('radio', { name: 'Encuesta de hogares', exact: true }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Encuesta de hogares', exact: true }).isChecked()).toBe(true)
  await press(page, 'Continuar')
  await page.getByRole('textbox', { name: 'Título del estudio', exact: true }).waitFor()
  const words = 'mercado tormenta clavel violín lunes'
  for (const text of ['Mi estudio', 'Ana', words, words]) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  shell.answer('newStudy', join(folder, 'propio'))
  await press(page, 'Elegir…')

  // Back to the kind by button and by key, and nothing that was typed or picked is gone.
  const household = page.getByRole('radio', { name: 'Encuesta de hogares', exact: true })
  for (const goBack of [() => press(page, 'Volver'), () => page.keyboard.press('Escape')]) {
    await goBack()
    expect(await household.isChecked()).toBe(true)
    await press(page, 'Continuar')
    expect(await page.getByLabel('Título del estudio').inputValue()).toBe('Mi estudio')
    expect(await page.getByLabel('Su nombre').inputValue()).toBe('Ana')
    expect(await page.getByLabel('Repita la frase de paso').inputValue()).toBe(words)
    await page.getByRole('dialog').getByText('propio').waitFor()
  }
  expect(await axe(allRules)).toEqual([])
  await press(page, 'Crear el estudio')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Datos que el plan espera' }).waitFor()
  expect(await page.getByText('espera hogares.csv').count()).toBe(1)
  expect(await axe(allRules)).toEqual([])

  await page.keyboard.press('Control+5')
  await page.keyboard.press('F9')
  await page.getByText('El plan todavía espera datos: hogares, personas.').waitFor()

  for (const name of ['hogares', 'personas']) {
    shell.answer('data', join(resources, `kinds/household-survey/sample/${name}_sintetico.csv`))
    await page.keyboard.press('Control+i')
    await page.getByRole('heading', { name: /^Importar/ }).waitFor()
    await choose(page, /Conjunto del plan/, name)
    expect(await page.getByRole('textbox', { name: 'Nombre del conjunto de datos' }).inputValue()).toBe(name)
    await page.getByRole('button', { name: 'Importar', exact: true, disabled: false }).waitFor()
    await press(page, 'Importar')
    await page.getByRole('grid', { name: new RegExp(name) }).waitFor()
  }
  await page.keyboard.press('Control+5')
  await page.keyboard.press('F9')
  // The first table of the report: 10,450 displaced households, as in tests/kinds/household-survey.test.ts.
  await tabTo(page, { role: 'grid', name: /./ })
  await page.getByRole('gridcell').first().waitFor()
  expect((await page.getByRole('gridcell').first().textContent())?.replace(/\s/g, '')).toBe('10450')
  expect(at.problems).toEqual([])
  await at.close()
})
