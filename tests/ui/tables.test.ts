import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { allRules, axeIn } from '../harness/axe.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

let at: OpenPage
let page: Page

withSample(async (opened) => {
  at = opened
  page = at.page
  await page.keyboard.press('Control+5')
  await page.getByRole('gridcell').first().waitFor()
})

const choose = async (box: string | RegExp, option: string): Promise<void> => {
  await page.locator('main, [role=dialog]').getByRole('button', { name: box }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const find = async (box: string, typed: string, option: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: box, exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).click()
}
const settle = async (label: string, text: string): Promise<void> => {
  await page.getByLabel(label).fill(text)
  await page.getByLabel(label).press('Enter')
}
const firstFigure = (): Promise<string | null> => page.getByRole('gridcell').first().textContent()

describe('the place of tables', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test('holds two marked cells against each other with the precision of their difference', async () => {
    await page.getByRole('button', { name: 'Familias desplazadas por zona y área' }).click()
    await page.getByRole('grid', { name: /zona y área/ }).waitFor()
    await page.getByRole('gridcell').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    const difference = page.getByRole('status').filter({ hasText: 'A − B = ' })
    await difference.waitFor()
    expect(await difference.textContent()).toMatch(/puntos.* · error estándar .*IC 95\s?%.*p [=<]/)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Space')
    await page.getByText('Estas dos celdas no se comparan').waitFor()
  })

  test('gives a quantile, a poverty measure and a test of independence while one picks', async () => {
    await page.getByRole('button', { name: 'Nuevo cuadro' }).click()
    await choose(/Diseño/, 'Entrevistas: familias')
    await choose(/Estadístico/, 'Cuantil')
    await find('Variable', 'gasto', /gasto_mes/)
    await page.getByRole('heading', { name: /Cuantil: Gasto del mes/ }).waitFor()
    const median = await firstFigure()
    await settle('Parte por debajo (%)', '75')
    await expect.poll(firstFigure).not.toBe(median)
    await choose(/Estadístico/, 'Pobreza (FGT)')
    await page.getByText('Escriba la línea de pobreza').waitFor()
    await settle('Línea de pobreza', '400')
    await page.getByRole('heading', { name: /Pobreza \(FGT\): Gasto del mes/ }).waitFor()
    expect(Number((await firstFigure())?.replace(',', '.').replace(/[^\d.]/g, ''))).toBeGreaterThan(0)

    await choose(/Estadístico/, 'Proporción')
    await find('Variable', 'actor', /actor/)
    await find('Por', 'área', /area/)
    await page.getByText('Opciones', { exact: true }).click()
    await page.getByText('Probar la independencia').click()
    const line = page.getByText(/F de Rao.*p [=<]/)
    await line.waitFor()
    expect(await line.textContent()).toMatch(/Actor responsable/)
  })

  test('offers merges of failing cells, takes them with one click and takes them back with another', async () => {
    const bar = page.getByRole('region', { name: 'Uniones de categorías' })
    await bar
      .getByText(/Uniendo .* pasan \d+ de \d+ celdas/)
      .first()
      .waitFor()
    const rows = await page.getByRole('columnheader').count()
    await bar
      .getByRole('button', { name: /^Unir en/ })
      .first()
      .click()
    await bar.getByText(/^Unidas: /).waitFor()
    await expect.poll(() => page.getByRole('columnheader').count()).not.toBe(rows)
    await bar.getByRole('button', { name: /^Separar en/ }).click()
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(rows)
  })

  test('of a long table draws what is in sight, and keeps the cell in turn', async () => {
    await page.getByRole('button', { name: 'Nuevo cuadro' }).click()
    await choose(/Diseño/, 'Entrevistas: familias')
    await choose(/Estadístico/, 'Recuento de registros')
    for (const name of ['muni_destino', 'causa_ppal', 'sexo_jefatura']) await find('Por', name, new RegExp(name))
    const grid = page.getByRole('grid', { name: /× Sexo de la jefatura/ })
    await grid.waitFor()
    const rows = Number(await grid.getAttribute('aria-rowcount'))
    expect(rows).toBeGreaterThan(300)
    expect(await grid.getByRole('row').count()).toBeLessThan(100)
    const widths = () => grid.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.clientWidth))
    const before = await widths()
    await grid.getByRole('gridcell').first().focus()
    await page.keyboard.press('Control+End')
    const last = grid.getByRole('row').last()
    await expect.poll(() => last.getAttribute('aria-rowindex')).toBe(String(rows))
    const focused = grid.locator('[role=gridcell]:focus')
    expect(await focused.textContent()).toBe(await last.getByRole('gridcell').last().textContent())
    expect(await grid.getByRole('row').count()).toBeLessThan(100)
    expect(await widths()).toEqual(before)
    await page.getByRole('group', { name: 'Cuadro' }).evaluate((area) => area.scrollTo(0, 0))
    await grid.getByRole('row').nth(2).and(page.locator('[aria-rowindex="3"]')).waitFor()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => focused.count()).toBe(1)
    expect(await focused.locator('..').getAttribute('aria-rowindex')).toBe(String(rows - 1))
  })

  test('compares the figures of a table of the plan and keeps the comparison', async () => {
    await page.getByRole('button', { name: 'Familias desplazadas por zona y área' }).click()
    await page.getByRole('button', { name: 'Comparar cifras del cuadro…' }).click()
    await choose(/Frente a/, 'San Salvador')
    await page.getByLabel('Nombre corto').fill('zonas_frente_a_ss')
    await page.getByLabel('Título en español').fill('Zonas frente a San Salvador')
    await page.getByRole('button', { name: 'Guardar en el plan' }).click()
    await page.getByRole('heading', { name: 'Zonas frente a San Salvador' }).waitFor()
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(3)
    await page.getByRole('button', { name: 'Copiar el cuadro' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('Zonas frente a San Salvador')
  })

  test('shows an analysis part by part, saying with each what kind of figures these are', async () => {
    await page.getByRole('button', { name: /^Soluciones duraderas: familias/ }).click()
    await page.getByRole('heading', { name: /^Soluciones duraderas/, level: 1 }).waitFor()
    await page.getByText(/^Experimental: propuesta técnica en discusión/).waitFor()
    await page.getByText(/^Supuestos: /).waitFor()
    await choose(/Parte del análisis/, 'medida de salida')
    await page.getByRole('rowheader', { name: '2 Compuesto por criterio' }).waitFor()
    await page.getByText(/^Experimental: propuesta técnica en discusión/).waitFor()
    const axe = await axeIn(page)
    expect(await axe(allRules)).toEqual([])
  })

  test('tests two groups, keeps the test, and has nothing to complain of', async () => {
    await page.getByRole('button', { name: 'Nueva prueba o modelo' }).click()
    await choose(/Diseño/, 'Entrevistas: familias')
    await choose(/Prueba o modelo/, 'Dos medias')
    await find('Variable', 'gasto', /gasto_mes/)
    await find('Grupos', 'condici', /condicion/)
    await page.getByRole('heading', { name: /Dos medias: Gasto del mes/ }).waitFor()
    await page.keyboard.press('Control+s')
    await expect.poll(() => page.getByLabel('Nombre corto').inputValue()).toBe('dos_medias_gasto_mes_condicion')
    await page.getByRole('button', { name: 'Guardar en el plan' }).click()
    await page.getByRole('button', { name: 'Quitar del plan lo que se muestra' }).waitFor()
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
  })
})
