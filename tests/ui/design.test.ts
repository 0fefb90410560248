import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage | null = null
withSample((opened) => {
  at = opened
})

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const designs = async ({ engine }: OpenPage) => (await engine.call('plan.describe', {})).plan?.designs ?? []
/** The weighting of the first design, as the plan has it. */
const steps = async (page: OpenPage) =>
  ((await designs(page))[0]?.weighting ?? []).map(({ step, enabled }) => [step, enabled])

describe('the place of designs', () => {
  test('declares a design and follows its findings by a press', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    const before = (await designs(at)).length
    await page.keyboard.press('Control+4')
    await button(page, 'Nuevo diseño…').click()
    await button(page, /Conjunto de datos de la muestra$/).click()
    await page.getByRole('option', { name: 'tamizaje' }).click()
    await page.getByLabel('Nombre', { exact: true }).fill('Tamizaje sin ponderar')
    await button(page, 'Crear el diseño').click()
    await page.getByRole('heading', { name: 'Tamizaje sin ponderar' }).waitFor()

    // The codebook knows a weight that the design does not use: one press names it.
    await button(page, /^Aplicar: Nombre el ponderador/).click()
    await expect.poll(async () => (await designs(at as OpenPage)).at(-1)?.weight).toBe('factor')
    await page.getByRole('combobox', { name: 'Estratos' }).fill('estrato')
    await page.getByRole('option', { name: 'Estrato estrato' }).click()
    await page.getByRole('combobox', { name: 'Unidades de muestreo (UPM)' }).fill('upm')
    await page.getByRole('option', { name: /upm/ }).click()
    await expect
      .poll(async () => (await designs(at as OpenPage)).at(-1))
      .toMatchObject({ id: 'tamizaje', dataset: 'tamizaje', strata: ['estrato'], psu: ['upm'] })
    await page
      .getByRole('complementary')
      .getByText(/La variable upm tiene \d+ códigos que se repiten/)
      .waitFor()

    // Every change is a revision of its own, and can be taken back.
    await page.keyboard.press('Escape')
    await button(page, 'Deshacer el cambio del plan').click()
    await expect.poll(async () => (await designs(at as OpenPage)).at(-1)?.psu).toEqual([])
    await button(page, 'Quitar el diseño').click()
    await expect.poll(async () => (await designs(at as OpenPage)).length).toBe(before)
  })

  test('shows what a step does, and takes it off, on and elsewhere', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await button(page, /^Tamizaje: familias/).click()
    await page.keyboard.press('Alt+2')
    const layer = page.getByRole('region', { name: '1. Ajuste proporcional iterativo (raking)' })
    await layer.getByRole('img', { name: /Efecto de diseño de Kish: 1,313 antes, 1,330 después/ }).waitFor()
    expect(await layer.getByRole('row', { name: /^Santa Ana · Urbana/ }).textContent()).toMatch(/0,0000\s%/)

    // A trim after it, and then before it.
    await page.keyboard.press('Control+Shift+A')
    await button(page, /Ajuste proporcional iterativo.*Paso$/).click()
    await page.getByRole('option', { name: 'Recorte de ponderadores extremos' }).click()
    await page.getByLabel('Ponderador máximo').fill('110,5')
    await button(page, 'Añadir al plan').click()
    await expect
      .poll(() => steps(at as OpenPage))
      .toEqual([
        ['rake', true],
        ['trim', true],
      ])
    await page.getByRole('region', { name: '2. Recorte de ponderadores extremos' }).waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await expect
      .poll(() => steps(at as OpenPage))
      .toEqual([
        ['trim', true],
        ['rake', true],
      ])
    await page.keyboard.press('Control+Shift+O')
    await expect
      .poll(() => steps(at as OpenPage))
      .toEqual([
        ['trim', false],
        ['rake', true],
      ])
    await page.getByText('Este paso está desactivado').waitFor()
    await button(page, 'Quitar el paso').click()
    await expect.poll(() => steps(at as OpenPage)).toEqual([['rake', true]])
  })

  test('says which known totals rest on few records', async ({ skip }) => {
    if (!at) return skip()
    const { page, engine } = at
    const interviews = (await designs(at)).find(({ id }) => id === 'entrevistas')
    if (!interviews) throw new Error('the sample has no interviews')
    const margin = { by: ['depto', 'area'], dataset: 'totales_familias', total: 'familias' }
    const raked = { ...interviews, weighting: [{ step: 'rake' as const, enabled: true, margins: [margin] }] }
    await engine.call('plan.edit', { edits: [{ edit: 'design', design: raked }] })
    const { layers } = await engine.call('design.weights', { design: 'entrevistas' })
    const cells = layers
      .flatMap((layer) => (layer.state === 'applied' ? layer.margins : []))
      .flatMap((own) => own.cells)
    const thin = cells.filter(({ records }) => records < 30)
    expect(cells).toHaveLength(28)
    expect(thin.length).toBeGreaterThan(0)
    await button(page, /^Entrevistas: familias/).click()
    await page.keyboard.press('Alt+2')
    await page.getByText(`Celdas con menos de 30 registros: ${thin.length} (△).`).waitFor()
    expect(await page.getByRole('row', { name: /pocos registros/ }).count()).toBe(thin.length)
    await engine.call('plan.edit', { edits: [{ edit: 'design', design: interviews }] })
    await button(page, /^Tamizaje: familias/).click()
    await page.keyboard.press('Alt+2')
    await page.getByRole('region', { name: '1. Ajuste proporcional iterativo (raking)' }).waitFor()
  })

  test('tells at the step why it fails, and keeps what is half filled in', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.keyboard.press('Control+Shift+A')
    await button(page, /Ajuste proporcional iterativo.*Paso$/).click()
    await page.getByRole('option', { name: 'Recorte de ponderadores extremos' }).click()
    await page.getByLabel('Ponderador máximo').fill('1')
    // Elsewhere and back again: the draft is a row of the study.
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+4')
    await page.keyboard.press('Alt+2')
    expect(await page.getByLabel('Ponderador máximo').inputValue()).toBe('1')
    expect(await at.engine.call('draft.list', {})).toHaveLength(1)
    await button(page, 'Añadir al plan').click()
    await page.getByRole('alert').getByText('No se puede recortar').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
    await button(page, 'Quitar el paso').click()
    await expect.poll(() => steps(at as OpenPage)).toEqual([['rake', true]])
    expect(await at.engine.call('draft.list', {})).toEqual([])
    expect(at.problems).toEqual([])
  })
})
