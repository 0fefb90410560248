import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadTexts } from '../../main/engine/texts.ts'
import { type Axe, allRules, axeIn } from '../harness/axe.ts'
import { resources } from '../harness/engine.ts'
import { choose, find, press, write } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { bringPlan } from '../harness/people/in-study.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic: documents 1–60 in the register, 41–90 and 15 without one in the census: n 60 and 65, 20 on both. */
const register = ['doc', ...Array.from({ length: 60 }, (_, i) => i + 1)].join('\n')
const census = [
  'fila;doc',
  ...Array.from({ length: 50 }, (_, i) => `${i};${i + 41}`),
  ...Array.from({ length: 15 }, (_, i) => `${i + 50};`),
].join('\n')
/** Synthetic: eight areas of three units of two households. */
const households = [
  'area;upm;factor;grupo;miembros;movidos',
  ...Array.from(
    { length: 48 },
    (_, i) => `0${Math.floor(i / 6) + 1};${Math.floor(i / 2)};10;${i % 2 ? 'c' : 'd'};4;${i % 2 ? 0 : 3}`,
  ),
].join('\n')
const areas = 'area;homicidios;pobreza\nA;10;30\nB;20;50\nC;40;40\nD;30;60\n'
const plan = `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { area: text, grupo: text } } }
  - { dataset: registro, format: csv, file: registro.csv }
  - { dataset: censo, format: csv, file: censo.csv }
  - { dataset: zonas, format: csv, file: zonas.csv }
codebook:
  hogares: { grupo: { kind: nominal, categories: [{ code: c, label: { es: Comparación, en: Comparator } }, { code: d, label: { es: Desplazados, en: Displaced } }] } }
designs:
  - { id: hogares, dataset: hogares, psu: [upm], weight: factor }
tables:
  - { id: total, title: { es: Hogares, en: Households }, design: hogares, statistic: count, by: [grupo], unit: hogares, universe: Hogares }
report: { sections: [{ title: Magnitud, text: [{ es: Son, en: They are }], tables: [total] }] }
`

let at: OpenPage
let page: Page
let axe: Axe
withStudy(async (opened, folder) => {
  at = opened
  page = at.page
  const files = { 'hogares.csv': households, 'registro.csv': register, 'censo.csv': census, 'zonas.csv': areas }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  await bringPlan(at.engine, folder, plan)
  axe = await axeIn(page)
  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: 'Nuevo análisis' }).waitFor()
})

const analyses = async () => (await at.engine.call('plan.describe', {})).plan?.analyses ?? []
const result = () => page.getByRole('region', { name: 'Lo que saldría' })

describe('analyses, without a mouse', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test('two lists give a population: what is missing is said, and the result is there before it is kept', async () => {
    await press(page, 'Nuevo análisis')
    await page.getByText(/Falta: Nombre corto; Datos; Unidad; Título/).waitFor()
    expect(await axe(allRules)).toEqual([])
    for (const [number, name] of ['registro', 'censo'].entries()) {
      const list = page.getByRole('group', { name: `Lista ${number + 1}` })
      await list.getByRole('textbox', { name: 'Nombre corto' }).focus()
      await page.keyboard.type(name)
      await list.getByRole('button', { name: /Datos$/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name, exact: true }).waitFor()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await list.getByRole('combobox', { name: /identifica lo mismo/ }).focus()
      await page.keyboard.type('doc')
      await page.getByRole('option', { name: 'doc' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    await write(page, 'Unidad (es)', 'personas')
    await write(page, 'Unidad (en)', 'persons')
    // 61 · 66 / 21 − 1 = 190.7
    await result()
      .getByRole('row', { name: /Chapman 191/ })
      .waitFor()
    expect(await axe(allRules)).toEqual([])
    await write(page, 'Título (es)', 'Cuántas personas')
    await write(page, 'Título (en)', 'How many persons')
    const names = page.getByRole('textbox', { name: 'Nombre corto' })
    await names.last().focus()
    await page.keyboard.type('total')
    await page.getByText('el nombre no puede estar ya en el plan').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('cuantos')
    await press(page, 'Añadir al plan')
    await page.getByRole('heading', { name: 'Cuántas personas' }).waitFor()
    await page.getByRole('row', { name: /Chapman 191/ }).waitFor()
    expect(await analyses()).toEqual([
      {
        analysis: 'populationSize',
        lists: [
          { name: 'registro', dataset: 'registro', key: 'doc' },
          { name: 'censo', dataset: 'censo', key: 'doc' },
        ],
        unit: { es: 'personas', en: 'persons' },
        id: 'cuantos',
        title: { es: 'Cuántas personas', en: 'How many persons' },
        ciLevel: 0.95,
      },
    ])
  })

  test('a mistake is said at the field where it was made, and what is written outlives leaving the place', async () => {
    await press(page, 'Cambiar el análisis')
    const condition = page
      .getByRole('group', { name: 'Lista 2' })
      .getByRole('textbox', { name: 'Solo los registros donde' })
    await condition.focus()
    await page.keyboard.type('d.nada > 0')
    const mistake = page.getByRole('alert').filter({ hasText: 'nombra «nada»' })
    await mistake.waitFor()
    expect(await page.getByRole('group', { name: 'Lista 2' }).getByRole('alert').count()).toBe(1)
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Guardar el cambio' }).isEnabled()).toBe(false)
    expect(await axe(allRules)).toEqual([])

    await page.waitForTimeout(500)
    await page.keyboard.press('Control+2')
    await page.keyboard.press('Control+5')
    await page.getByRole('button', { name: 'Cuántas personas' }).focus()
    await page.keyboard.press('Enter')
    await press(page, 'Cambiar el análisis')
    expect(await condition.inputValue()).toBe('d.nada > 0')
    await condition.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('d.fila < 50')
    // The 15 without a document are not on the list any more: 61 · 51 / 21 − 1 = 147.1
    await result()
      .getByRole('row', { name: /Chapman 147/ })
      .waitFor()
    await press(page, 'Guardar el cambio')
    await page.getByRole('row', { name: /Chapman 147/ }).waitFor()
  })

  test('another kind needs another form and no other screen; all is undone and done again', async () => {
    await press(page, 'Nuevo análisis')
    await choose(page, /Qué análisis$/, 'Índice de riesgo por territorio')
    await choose(page, / Datos$/, 'zonas')
    await find(page, 'Variable con el territorio', 'area')
    for (const [number, name] of ['homicidios', 'pobreza'].entries()) {
      const component = page.getByRole('group', { name: `Componente ${number + 1}` })
      await component.getByRole('combobox', { name: 'Variable' }).focus()
      await page.keyboard.type(name)
      await page.getByRole('option', { name }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    }
    await page.getByRole('group', { name: 'Componente 1' }).getByRole('textbox', { name: 'Peso' }).focus()
    await page.keyboard.type('-1')
    await page.keyboard.press('Tab')
    await page.getByText('Escriba un número válido aquí.').waitFor()
    await page.getByRole('group', { name: 'Componente 1' }).getByRole('textbox', { name: 'Peso' }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('0,5')
    await page.keyboard.press('Tab')
    await write(page, 'Unidad (es)', 'zonas')
    await write(page, 'Unidad (en)', 'zones')
    // Of A to D the components are 0, ⅓, 1, ⅔ and 0, ⅔, ⅓, 1; C: (0.5 · 1 + ⅓) / 1.5 = 55.6, D: (⅓ + 1) / 1.5 = 88.9
    await result()
      .getByRole('row', { name: /^D .*88,9/ })
      .waitFor()
    await result()
      .getByRole('row', { name: /^C .*55,6/ })
      .waitFor()
    await write(page, 'Título (es)', 'Riesgo')
    await page.getByRole('textbox', { name: 'Nombre corto' }).focus()
    await page.keyboard.type('riesgo')
    await press(page, 'Añadir al plan')
    await page.getByRole('heading', { name: 'Riesgo' }).waitFor()
    expect((await analyses()).map(({ id }) => id)).toEqual(['cuantos', 'riesgo'])

    await press(page, 'Quitar del plan lo que se muestra')
    await expect.poll(async () => (await analyses()).length).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await analyses()).length).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await analyses()).length).toBe(1)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await analyses()).map(({ id }) => id)).toEqual(['cuantos', 'riesgo'])
  })

  test('a figure of an analysis goes into a sentence of the report, and is read with it', async () => {
    await page.keyboard.press('Control+7')
    await page.getByRole('radio', { name: 'Redactar' }).press('Enter')
    await press(page, 'Insertar una cifra')
    await choose(page, /De qué cuadro o análisis$/, 'Cuántas personas')
    await page.getByText('{cuantos.populationSize[estimator=chapman].size}', { exact: true }).waitFor()
    await choose(page, /Estimador$/, 'Lincoln y Petersen')
    // 60 · 50 / 20 = 150
    await page.getByRole('dialog').locator('.live-text', { hasText: /^150$/ }).waitFor()
    expect(await axe(allRules)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Insertar una cifra' }).press('Enter')
    await page.locator('.live-text', { hasText: /^Son 150$/ }).waitFor()
    const text = async () => (await at.engine.call('plan.describe', {})).plan?.report?.sections[0]?.text
    await expect
      .poll(text)
      .toEqual([{ es: 'Son {cuantos.populationSize[estimator=lincolnPetersen].size}', en: 'They are' }])
    await page.keyboard.press('Control+5')
  })

  test('every kind has its form in both languages', async () => {
    const kinds = await at.engine.call('analysis.kinds', {})
    for (const language of ['es', 'en'] as const) {
      const text = loadTexts(resources, language)
      await press(page, text('command.tables.analysis'))
      for (const { kind, fields } of kinds) {
        await choose(page, new RegExp(`${text('analysis.form.kind')}$`), text(`analysis.kind.${kind}`))
        await page.getByText(text(`analysis.help.${kind}`)).waitFor()
        const [field] = fields
        await page
          .getByText(text(`analysis.field.${field?.text}`), { exact: true })
          .first()
          .waitFor()
        expect(await page.getByText(/analysis\.(field|item|option|help)\./).count()).toBe(0)
      }
      expect(await axe(allRules)).toEqual([])
      await press(page, text('action.cancel'))
      await page.keyboard.press('Control+Shift+l')
    }
    expect(at.problems).toEqual([])
  })
})
