import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DesignSpec } from '../../main/contract/design.ts'
import { allRules, axeIn } from '../harness/axe.ts'
import { passphrase } from '../harness/engine.ts'
import { choose, find, press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const words = {
  es: {
    unit: /Cada registro es$/,
    household: 'un hogar',
    groups: 'Condición de desplazamiento',
    displaced: /Código de la población desplazada$/,
    comparator: /Código de la población con que se compara$/,
    add: 'Añadir un concepto',
    region: 'Territorio de residencia',
    available: /Indicadores que ya se calculan con esta base: ([1-9]\d*)\./,
    addCode: 'Añadir los códigos que traen los datos: 2',
    label: 'Etiqueta en español de la categoría 1',
    keep: 'Guardar en el plan',
    undo: 'Deshacer el cambio del plan',
  },
  en: {
    unit: /Each record is$/,
    household: 'a household',
    groups: 'Displaced status',
    displaced: /Code of the displaced$/,
    comparator: /Code of those they are compared with$/,
    add: 'Add a concept',
    region: 'Territory of residence',
    available: /Indicators that are computed on this base already: ([1-9]\d*)\./,
    addCode: 'Add the codes that the data have: 2',
    label: 'Spanish label of category 1',
    keep: 'Keep in the plan',
    undo: 'Undo the change of the plan',
  },
} as const

const { folder, launched } = withBrowser()
const files = join(folder, 'archivos')
beforeAll(() => {
  mkdirSync(files)
  const rows = Array.from({ length: 40 }, (_, row) => `${row + 1},${(row % 2) + 1},${(row % 4) + 1}`)
  writeFileSync(join(files, 'hogares.csv'), `hogar,condicion,depto\n${rows.join('\n')}\n`)
})

describe('the indicator library, without a mouse', () => {
  test.for(['es', 'en'] as const)(
    'is told in %s which variable holds what, and computes its indicators',
    async (language, { skip }) => {
      const browser = launched()
      if (!browser) return skip()
      const w = words[language]
      const at = await openPage(browser, { settings: { language } })
      const { page, engine } = at
      const study = join(folder, language)
      await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
      await page.getByRole('navigation').first().waitFor()
      const source = { dataset: 'hogares', format: 'csv' as const, file: 'hogares.csv' }
      await engine.call('data.import', { source, folder: files, reason: 'prueba' })
      const design = DesignSpec.parse({ id: 'hogares', dataset: 'hogares' })
      await engine.call('plan.edit', {
        edits: [
          { edit: 'study', window: '2026' },
          { edit: 'design', design },
        ],
      })
      const plan = async () => (await engine.call('plan.describe', {})).plan

      // The codes come from the data; a row that is written is where the focus is.
      await page.keyboard.press('Control+2')
      const variable = page.getByRole('complementary', { name: 'condicion', exact: true })
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await variable.waitFor()
      await page.keyboard.press('Control+Shift+E')
      await press(page, w.addCode)
      await tabTo(page, { role: 'textbox', name: w.label }, 'Shift+Tab')
      await page.keyboard.type('Desplazado')
      await press(page, w.keep)
      await expect
        .poll(async () => (await plan())?.codebook.hogares?.condicion?.categories?.map(({ code }) => code))
        .toEqual(['1', '2'])

      await page.keyboard.press('Control+4')
      await page.keyboard.press('Alt+8')
      await choose(page, w.unit, w.household)
      await find(page, w.groups, 'condicion')
      await choose(page, w.displaced, 'Desplazado')
      await expect
        .poll(async () => (await plan())?.concepts[0]?.groups)
        .toEqual({ variable: 'condicion', displaced: '1' })
      await choose(page, w.comparator, '2')
      await expect.poll(async () => (await plan())?.concepts[0]?.groups).toMatchObject({ comparator: '2' })
      await find(page, w.add, w.region)
      await find(page, w.region, 'depto')
      await expect.poll(async () => (await plan())?.concepts[0]?.variables).toEqual({ region: 'depto' })
      await page.getByText(w.available).waitFor()
      const axe = await axeIn(page)
      expect(await axe(allRules)).toEqual([])

      // What is said here is what the library uses; taken back, it is gone.
      const { indicators } = await engine.call('indicators.list', {})
      expect(indicators.filter((row) => row.design === 'hogares').length).toBeGreaterThan(0)
      await page.getByRole('button', { name: w.undo }).press('Enter')
      await expect.poll(async () => (await plan())?.concepts[0]?.variables).toEqual({})
      expect(at.problems).toEqual([])
      await at.close()
    },
  )

  test('keeps every one of several quick changes and the focus, and leaves what else is said of the base', async ({
    skip,
  }) => {
    const browser = launched()
    if (!browser) return skip()
    const w = words.es
    const at = await openPage(browser)
    const { page, engine } = at
    const study = join(folder, 'rapido')
    await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
    await page.getByRole('navigation').first().waitFor()
    const source = { dataset: 'hogares', format: 'csv' as const, file: 'hogares.csv' }
    await engine.call('data.import', { source, folder: files, reason: 'prueba' })
    const categories = ['1', '2'].map((code) => ({ code, label: `Grupo ${code}` }))
    const base = { design: 'hogares', unit: 'households' as const, variables: { region: 'depto', area: 'condicion' } }
    await engine.call('plan.edit', {
      edits: [
        { edit: 'study', window: '2026' },
        { edit: 'design', design: DesignSpec.parse({ id: 'hogares', dataset: 'hogares' }) },
        { edit: 'variables', dataset: 'hogares', variables: ['condicion'], change: { categories } },
        { edit: 'concepts', base: { ...base, currency: 'dólares' } },
      ],
    })
    const plan = async () => (await engine.call('plan.describe', {})).plan
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'))
    await page.keyboard.press('Control+4')
    await page.getByRole('heading', { level: 1, name: 'hogares' }).waitFor()
    await page.keyboard.press('Alt+8')

    // What is chosen keeps the focus, once the plan has it too; so does what takes its place when it is taken back.
    await find(page, w.groups, 'condicion')
    await expect.poll(focused).toBe('combobox')
    await choose(page, w.displaced, 'Grupo 1')
    await expect
      .poll(async () => (await plan())?.concepts[0]?.groups)
      .toEqual({ variable: 'condicion', displaced: '1' })
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Grupo 1')
    await press(page, `Dejar en blanco: ${w.groups}`)
    await expect.poll(async () => (await plan())?.concepts[0]?.groups).toBeUndefined()
    await page.waitForTimeout(300)
    expect(await focused()).toBe('combobox')

    // Two concepts are taken away before the page has read the plan of the first.
    await page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>('.concepts .tag-remove')) button.click()
    })
    await expect.poll(async () => (await plan())?.concepts).toEqual([{ ...base, variables: {}, currency: 'dólares' }])
    expect(at.problems).toEqual([])
    await at.close()
  })
})
