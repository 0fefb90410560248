import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage | null = null
withSample((opened) => {
  at = opened
})

const breaches = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))
}
/** A number in the row of a rule: its place among the cells. */
const cellOf = async (page: Page, rule: RegExp, place: number): Promise<number> =>
  Number((await page.getByRole('row', { name: rule }).getByRole('cell').nth(place).textContent())?.replace(/\D/g, ''))

describe('the place of quality', () => {
  test('accepts a record that fails a rule with a note, and opens it again', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.keyboard.press('Control+3')
    await page.getByRole('button', { name: 'Boletas digitadas dos veces' }).click()
    const open = () => cellOf(page, /Boletas digitadas dos veces/, 3)
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
    expect(await breaches(page)).toEqual([])
    await page.getByText(name, { exact: true }).first().click()
    await page.getByLabel('Nota').fill('No la pidió')
    await page.getByRole('button', { name: 'Volver a abrir los marcados' }).click()
    await expect.poll(open).toBe(before)
  })

  test('counts failures by area, opens a record and corrects it in a new version', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.getByRole('button', { name: 'Asiste a la escuela solo quien tiene de 4 a 17 años' }).click()
    await page.getByRole('radio', { name: 'Por grupos' }).click()
    await page.getByRole('combobox', { name: 'Contar por' }).fill('sexo')
    await page.getByRole('option', { name: /sexo/i }).first().click()
    await page
      .getByRole('table', { name: /^Lo que incumple por/ })
      .getByRole('row')
      .nth(1)
      .waitFor()
    await page.getByRole('radio', { name: 'Registros' }).click()

    const failing = () => cellOf(page, /Asiste a la escuela solo quien/, 3)
    const before = await failing()
    await page
      .getByRole('button', { name: /^Abrir el registro/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Corregir «edad»' }).click()
    await page.getByLabel('Valor correcto').fill('10')
    await page.getByLabel('Motivo de la corrección').fill('El formulario dice 10')
    expect(await breaches(page)).toEqual([])
    await page.getByRole('button', { name: 'Corregir en una versión nueva' }).click()
    await expect.poll(failing).toBe(before - 1)
    await page.getByRole('complementary').getByRole('cell', { name: '10', exact: true }).waitFor()
    const versions = await at.engine.call('data.versions', { dataset: 'personas' })
    expect(versions.at(-1)).toMatchObject({ isCurrent: true, reason: 'El formulario dice 10', corrections: 1 })
  })

  test('writes a rule with the keyboard, changes it and takes it away', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    const rules = async () =>
      (await engine.call('plan.describe', {})).plan?.checks.flatMap((checks) => checks.rules) ?? []
    const before = (await rules()).length
    await page.keyboard.press('Control+Shift+R')
    await tabTo(page, { role: 'textbox', name: 'Nombre corto' })
    await page.keyboard.type('mayores')
    await tabTo(page, { role: 'textbox', name: 'Qué dice la regla (es)' })
    await page.keyboard.type('Edad de 0 a 90')
    await tabTo(page, { role: 'combobox', name: 'Variable' })
    await page.keyboard.type('edad')
    await page.getByRole('option', { name: /edad/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabTo(page, { role: 'textbox', name: 'Hasta' })
    await page.keyboard.type('90')
    await press(page, 'Añadir al plan')
    await expect
      .poll(async () => (await rules()).find(({ id }) => id === 'mayores'))
      .toMatchObject({ variable: 'edad', to: 90 })
    await page.getByRole('button', { name: 'Edad de 0 a 90' }).waitFor()
    await press(page, 'Quitar la regla')
    await expect.poll(async () => (await rules()).length).toBe(before)
    expect(await engine.call('draft.list', {})).toEqual([])
    expect(at.problems).toEqual([])
  })

  test('shows the rules that it can examine, and the fault of one that it cannot in its place', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    const rule = {
      check: 'range',
      id: 'de_otro',
      label: 'Edad del otro',
      severity: 'error',
      variable: 'edades',
    } as const
    await engine.call('plan.edit', { edits: [{ edit: 'rule', dataset: 'personas', rule }] })
    await page.getByText(/^1 regla de «personas» sin revisar: .*«edades»/).waitFor()
    expect(await cellOf(page, /Boletas digitadas dos veces/, 2)).toBeGreaterThan(0)
    const row = page.getByRole('row', { name: /Edad del otro/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual(['personas', 'error', 'sin revisar', '', '', ''])
    await page.getByRole('button', { name: 'Edad del otro' }).click()
    const view = page.getByRole('region', { name: 'Edad del otro' })
    await view.getByText(/«edades»/).waitFor()
    // Read out once, however often it is written.
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await breaches(page)).toEqual([])
    await view.getByRole('button', { name: 'Quitar la regla' }).click()
    await row.waitFor({ state: 'detached' })
  })
})
