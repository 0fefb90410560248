import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../harness/axe.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic, as all that is typed in below. */
const plan = `
caracteriza: 1
study: { title: Visitas (sintético), window: "2026", synthetic: true }
sources: [{ dataset: visitas, format: entry, identifiers: [nombre] }]
codebook:
  visitas:
    caso: { kind: id, label: { es: Caso, en: Case }, required: true }
    nombre: { kind: text, label: { es: Nombre, en: Name } }
    fecha: { kind: date, label: { es: Fecha, en: Date }, required: true }
    depto: { kind: geography, label: { es: Departamento, en: Department }, list: geography-slv }
    edad: { kind: count, label: { es: Edad, en: Age } }
    estado: { kind: geography, label: { es: Estado de salida, en: State of departure }, list: geography-mex }
    albergue: { kind: nominal, label: { es: Albergue, en: Shelter } }
    alimentos: { kind: nominal, label: { es: Alimentos, en: Food } }
sets: [{ name: componentes, dataset: visitas, label: { es: Componentes, en: Components }, variables: [albergue, alimentos] }]
checks:
  - dataset: visitas
    rules: [{ check: range, id: edad, label: { es: Edad posible, en: Possible age }, variable: edad, to: 110 }]
`

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'plan.yaml'), plan)
  await at.engine.call('plan.load', { file: join(folder, 'plan.yaml') })
  await at.page.keyboard.press('Control+2')
})

const records = async ({ engine }: OpenPage) => (await engine.call('entry.list', { dataset: 'visitas' })).records

describe('records typed in, without a mouse', () => {
  test('go from question to question by Enter and are kept by Ctrl+Enter', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await press(page, 'Nuevo registro')
    await tabTo(page, { role: 'textbox', name: 'Caso (obligatoria)' })
    for (const text of ['A1', 'Ana Prueba', '2026-13-01']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    // The mistake is told where it was made, as soon as the question is left.
    await page.getByText('No es una fecha del calendario', { exact: false }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.closest('[data-question]')?.getAttribute('data-question')),
      )
      .toBe('fecha')
    expect(await records(at)).toEqual([])
    await page.keyboard.press('Control+A')
    await page.keyboard.type('2026-03-01')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('San Salv')
    await page.keyboard.press('Enter')
    await tabTo(page, { role: 'textbox', name: 'Edad' })
    await page.keyboard.type('34')
    // A list too long to go through is searched, without regard to accents; Enter takes the answer and then goes on.
    await page.keyboard.press('Enter')
    const state = page.getByRole('combobox', { name: 'Estado de salida' })
    expect(await state.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('xyz')
    await page.getByText('Ninguna respuesta coincide').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('michoacan')
    await page.getByRole('option', { name: /Michoacán/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => state.inputValue()).toMatch(/^Michoacán/)
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    expect(await state.evaluate((element) => element === document.activeElement)).toBe(false)
    await tabTo(page, { role: 'checkbox', name: 'Alimentos' })
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Registro 1 guardado.').waitFor()
    expect((await records(at))[0]?.values).toEqual({
      caso: 'A1',
      fecha: '2026-03-01',
      depto: '06',
      edad: '34',
      estado: '16',
      albergue: '0',
      alimentos: '1',
    })
    // The next one begins at its first question.
    await page.keyboard.type('B2')
    await tabTo(page, { role: 'textbox', name: 'Fecha (obligatoria)' })
    await page.keyboard.type('2026-03-02')
    await tabTo(page, { role: 'textbox', name: 'Edad' })
    await page.keyboard.type('130')
    await page.keyboard.press('Control+Enter')
    await page.getByText('No cumple la regla «Edad posible».').waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Registro 2 guardado.').waitFor()
  })

  test('become data when the form is closed; one is corrected and one struck out', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    await press(page, 'Terminar')
    await expect.poll(async () => (await engine.call('study.describe', {})).datasets[0]?.rows).toBe(2)
    await press(page, 'Corregir el registro 2')
    await tabTo(page, { role: 'textbox', name: 'Edad' })
    await page.keyboard.press('Control+A')
    await page.keyboard.type('31')
    await tabTo(page, { role: 'textbox', name: 'Motivo de la corrección' })
    await page.keyboard.type('mal leída')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('table', { name: 'Registros de «visitas»' }).waitFor()
    await expectAccessible(page)
    expect((await records(at)).map(({ values }) => values.edad)).toEqual(['31', '34'])
    await press(page, 'Tachar el registro 1')
    await page.keyboard.type('duplicado')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await engine.call('study.describe', {})).datasets[0]?.rows).toBe(1)
    await page.getByText('1 registro capturado · 1 tachado').waitFor()
    await page.keyboard.press('Control+Shift+L')
    await page.getByText('1 record entered · 1 struck out').waitFor()
    await expectAccessible(page)
    expect(at.problems).toEqual([])
  })
})
