import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { temporaryFolder } from '../harness/engine.ts'
import { copyStudy, makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'

let browser: Browser | null = null
let sample: SampleFolder | null = null
let copy: SampleFolder
let at: OpenPage
let page: Page
const out = temporaryFolder()

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
  out.remove()
})

const choose = async (box: RegExp, option: string | RegExp): Promise<void> => {
  await page.locator('.shelves, [role=dialog]').last().getByRole('button', { name: box }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
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
    await tour.getByText('2/8 Datos.').waitFor()
    await tour.getByRole('button', { name: 'Saltar el recorrido' }).click()
    expect(await tour.count()).toBe(0)
  })

  test('a chart is put together, told in words, saved as a working copy and printed by the report', async () => {
    await page.keyboard.press('Control+6')
    await page.getByRole('img').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Nuevo gráfico' }).click()
    await choose(/Cuadro/, 'Familias desplazadas por zona y área')
    await choose(/Tipo de gráfico/, 'Puntos con IC')
    await page.getByRole('img', { name: /Gráfico de puntos con intervalos de confianza/ }).waitFor()
    await page.locator('summary', { hasText: 'Las cifras del gráfico' }).click()
    expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(4)
    at.shell.answer('output', out.folder)
    await page.getByRole('button', { name: 'Guardar SVG y PNG…' }).click()
    await page.getByText('2 archivos de borrador escritos').waitFor()
    const svg = readdirSync(out.folder).find((name) => name.endsWith('.borrador.es.svg')) ?? ''
    expect(readFileSync(join(out.folder, svg), 'utf8')).toContain('BORRADOR – uso interno')
    await page.getByRole('button', { name: 'Copiar la imagen' }).click()
    await page.getByText('Copiado: péguelo en un documento.').waitFor()
    const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
    expect(kinds).toContain('image/png')
    await page.getByRole('button', { name: 'Llevar al informe…' }).click()
    await page.getByRole('button', { name: 'Añadir', exact: true }).click()
    await page.getByRole('button', { name: 'Quitar del informe' }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
  })

  test('a section of the report cites a figure picked from its cell', async () => {
    await page.keyboard.press('Control+7')
    await page.getByRole('radio', { name: 'Redactar' }).click()
    await page.getByRole('button', { name: 'Nueva sección' }).click()
    await page.getByRole('button', { name: '8. Sección nueva' }).waitFor()
    await page.getByLabel('Título de la sección').fill('Conclusiones')
    await page.getByLabel('Título de la sección').press('Enter')
    await page.getByRole('button', { name: '8. Conclusiones' }).waitFor()
    await page.getByRole('button', { name: 'Añadir un párrafo' }).click()
    await page.getByLabel('Párrafo 1', { exact: true }).fill('De las familias urbanas, se desplazó el')
    await page.getByRole('button', { name: 'Insertar una cifra' }).click()
    await choose(/^Área|Área$/, 'Urbana')
    await page.getByRole('dialog').getByRole('button', { name: 'Insertar una cifra' }).click()
    await expect
      .poll(() => page.getByLabel('Párrafo 1', { exact: true }).inputValue())
      .toContain('{movilidad[area=1,movilidad=')
    expect(await page.locator('.live-text strong').first().textContent()).toMatch(/^\d+,\d/)
    await page.getByRole('button', { name: 'Subir la sección' }).click()
    await page.getByRole('button', { name: '7. Conclusiones' }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
    await page.getByRole('radio', { name: 'Vista previa' }).click()
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: /Conclusiones/ })
      .first()
      .waitFor({ timeout: 60_000 })
  })

  test('the log is narrowed down and its chain verified', async () => {
    await page.keyboard.press('Control+8')
    await page.getByRole('button', { name: 'Verificar la cadena' }).click()
    await page.getByText(/La cadena está entera: \d+ registros/).waitFor({ timeout: 60_000 })
    await choose(/Qué/, 'Gráfico guardado como borrador')
    await page.getByText(/Se muestran 1 de 1 encontrados/).waitFor()
    await page.getByLabel('Hasta').fill('2001-01-01')
    await page.getByText(/Se muestran 0 de 0 encontrados/).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
  })

  test('numbers are written as the person wants them, and figures judged by the rules that are chosen', async () => {
    await page.keyboard.press('Control+5')
    const figure = page.getByRole('gridcell').first()
    await figure.waitFor()
    expect(await figure.textContent()).toMatch(/^\d+,\d/)
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name: '1,234.5' }).click()
    await choose(/Reglas de calidad/, 'INEGI (México)')
    await page.getByRole('button', { name: 'Cerrar', exact: true }).click()
    await page.getByText(/cuadros sin calcular/).waitFor()
    await page.keyboard.press('F9')
    await figure.waitFor({ timeout: 60_000 })
    expect(await figure.textContent()).toMatch(/^\d+\.\d/)
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
  })
})
