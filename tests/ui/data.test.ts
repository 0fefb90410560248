import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { passphrase, temporaryFolder } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import { householdForm, koboExport } from '../harness/kobo-export.ts'
import { type OpenPage, openPage } from '../harness/page.ts'

/** Synthetic: four persons, as they came first and as they came again. */
const first = 'folio,sexo,edad,nombre\n01,1,30,Ana Pérez\n02,2,99,Eva Ruiz\n03,1,25,Leo Paz\n04,2,41,Iris Sol\n'
const second = 'folio,sexo,edad,nombre\n01,1,31,Ana Pérez\n02,2,99,Eva Ruiz\n03,1,25,Leo Paz\n'
const lines = '{"zona":"norte","casos":3}\n{"zona":"sur","casos":5}\n'

const place = temporaryFolder()
let browser: Browser | null = null
let at: OpenPage | null = null
beforeAll(async () => {
  browser = await launchChromium()
  if (!browser) return
  mkdirSync(join(place.folder, 'otra'))
  writeFileSync(join(place.folder, 'personas.csv'), first)
  writeFileSync(join(place.folder, 'otra/personas.csv'), second)
  writeFileSync(join(place.folder, 'zonas.jsonl'), lines)
  writeFileSync(join(place.folder, 'hogares.xlsx'), koboExport())
  writeFileSync(join(place.folder, 'formulario.xlsx'), householdForm())
  at = await openPage(browser)
  const study = join(place.folder, 'estudio')
  await at.engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  await at.page.getByRole('navigation').first().waitFor()
})
afterAll(async () => {
  await at?.close()
  await browser?.close()
  place.remove()
})

/** Lets a file fall on the window. */
const drop = ({ page, shell }: OpenPage, path: string | null): Promise<void> => {
  shell.answer('data', path)
  return page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([''], 'archivo'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
}
const key = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const one of keys) await page.keyboard.press(one)
}
const codebook = async ({ engine }: OpenPage) => (await engine.call('plan.describe', {})).plan?.codebook.personas

/** Presses Cancel in the moment in which the engine says that a file is in, before the page hears it. */
const cancelWhenIn = (): void => {
  const { enginePort } = window as unknown as { enginePort: MessagePort }
  const deliver = enginePort.postMessage.bind(enginePort)
  enginePort.postMessage = (message: { readonly result?: object }) => {
    if (message.result && 'unchanged' in message.result) {
      document.querySelector<HTMLElement>('.import-actions button')?.click()
      enginePort.postMessage = deliver
    }
    deliver(message)
  }
}

describe('the place of data, without a mouse', () => {
  test('takes a dropped file of any format, and shows what is vaulted as a lock', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await drop(at, null)
    await page.getByRole('alert').waitFor()
    await drop(at, join(place.folder, 'zonas.jsonl'))
    await page.getByRole('heading', { name: 'Importar «zonas.jsonl»' }).waitFor()
    await page.getByRole('rowheader', { name: 'casos' }).waitFor()
    await press(page, 'Importar')
    await page.getByRole('grid', { name: 'Variables de «zonas»' }).waitFor()

    at.shell.answer('data', join(place.folder, 'personas.csv'))
    await key(page, 'Control+I')
    await page.getByRole('checkbox', { name: 'Guardar «nombre» en la bóveda' }).waitFor()
    await press(page, 'Importar')
    await page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
    await key(page, 'Alt+4')
    await tabTo(page, { role: 'grid', name: 'Registros de «personas»' })
    await page.getByRole('gridcell', { name: 'en la bóveda' }).first().waitFor()
    expect((await at.engine.call('plan.describe', {})).plan?.sources.map(({ dataset }) => dataset)).toEqual([
      'zonas',
      'personas',
    ])
  })

  test('documents one variable and several at once, and takes it back', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await key(page, 'Alt+3')
    await tabTo(page, { role: 'grid', name: 'Variables de «personas»' })
    await key(page, 'Home', 'Control+Home', 'ArrowUp', 'ArrowUp', 'ArrowDown')
    await page.getByRole('complementary', { name: 'sexo' }).waitFor()
    await page.getByRole('region', { name: 'Distribución' }).getByRole('row').first().waitFor()
    await key(page, 'Control+Shift+E')
    await tabTo(page, { role: 'textbox', name: 'Etiqueta (es)' })
    await page.keyboard.type('Sexo')
    await press(page, 'Añadir categoría')
    await tabTo(page, { role: 'textbox', name: 'Código de la categoría 1' }, 'Shift+Tab')
    await page.keyboard.type('1')
    await key(page, 'Tab')
    await page.keyboard.type('Hombre')
    await press(page, 'Guardar en el plan')
    await expect
      .poll(() => codebook(at as OpenPage))
      .toMatchObject({
        sexo: { label: { es: 'Sexo' }, categories: [{ code: '1', label: { es: 'Hombre' } }] },
      })

    // Two at once: from the one in turn with Shift and an arrow.
    await tabTo(page, { role: 'grid', name: 'Variables de «personas»' }, 'Shift+Tab')
    await key(page, 'Shift+ArrowDown')
    await page.getByText('Marcadas: 2').waitFor()
    await key(page, 'Control+Shift+E')
    await tabTo(page, { role: 'checkbox', name: 'Cambiar: Valores faltantes' })
    await key(page, 'Space')
    await press(page, 'Añadir valor faltante')
    await tabTo(page, { role: 'textbox', name: 'Código de la regla 1' }, 'Shift+Tab')
    await page.keyboard.type('99')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
    await press(page, 'Guardar en el plan')
    const rule = [{ code: '99', reason: 'dontKnow' }]
    await expect
      .poll(() => codebook(at as OpenPage))
      .toMatchObject({ sexo: { missing: rule }, edad: { missing: rule } })
    await page.getByRole('complementary').getByText('no sabe').first().waitFor()
    await key(page, 'Control+Z')
    await expect.poll(async () => (await codebook(at as OpenPage))?.edad).toBeUndefined()
  })

  test('brings in an export of Kobo with its form and repeats at once', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    shell.answer('data', join(place.folder, 'hogares.xlsx'))
    await key(page, 'Control+I')
    await press(page, 'Es una exportación de Kobo u ODK…')
    shell.answer('form', join(place.folder, 'formulario.xlsx'))
    await press(page, 'Elegir el formulario (XLSForm)…')
    await page.getByText(/^Formulario «Hogares»/).waitFor()
    await page.getByText(/pertenece a «Hogares_2026» por/).waitFor()
    await page.getByText('Sin registros: vacía').waitFor()
    await press(page, 'Importar 3 tablas')
    await page.getByRole('grid', { name: 'Variables de «Hogares_2026»' }).waitFor()
    await page.getByRole('rowheader', { name: 'agua' }).first().waitFor()
    const { plan } = await engine.call('plan.describe', {})
    expect(plan?.sources.slice(-3)).toMatchObject([
      { dataset: 'Hogares_2026', file: 'hogares.xlsx', form: { file: 'formulario.xlsx' } },
      { dataset: 'personas_2', parent: { dataset: 'Hogares_2026' } },
      { dataset: 'visitas' },
    ])
    expect(plan?.sets.map(({ name }) => name)).toEqual(['agua'])
    const persons = (await engine.call('study.describe', {})).datasets.find(({ dataset }) => dataset === 'personas_2')
    expect(persons).toMatchObject({ rows: 3 })
    expect(persons?.identifiers).toContain('nombre')
  })

  test('takes no file by itself for what is read with a form, and tells codes that the plan calls otherwise', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    const categories = ['Rural', 'Urbana'].map((label, at) => ({ code: at === 0 ? 'u' : 'r', label }))
    await engine.call('plan.edit', {
      edits: [{ edit: 'variables', dataset: 'Hogares_2026', variables: ['zona'], change: { categories } }],
    })
    shell.answer('data', join(place.folder, 'hogares.xlsx'))
    await key(page, 'Control+I')
    await page.getByLabel('Nombre del conjunto de datos').fill('Hogares_2026')
    await page.getByText(/El plan lee «Hogares_2026» con el formulario «formulario.xlsx»/).waitFor()
    expect(await page.getByRole('button', { name: 'Importar', exact: true }).isDisabled()).toBe(true)

    await press(page, 'Es una exportación de Kobo u ODK…')
    const bring = page.getByRole('button', { name: 'Importar 3 tablas' })
    await page.getByText(/El plan lee «Hogares_2026» con el formulario/).waitFor()
    expect(await bring.isDisabled()).toBe(true)
    shell.answer('form', join(place.folder, 'formulario.xlsx'))
    await press(page, 'Elegir el formulario (XLSForm)…')
    await page.getByText('zona = u: en el archivo «Urbana», en el plan «Rural»').waitFor()
    await page.getByText('zona = r: en el archivo «Rural», en el plan «Urbana»').waitFor()
    await expect.poll(() => bring.isDisabled()).toBe(false)
    await press(page, 'Cancelar')
  })

  test('brings nothing in of what is cancelled while it comes in', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},${row % 97},texto ${row % 13}`)
    writeFileSync(join(place.folder, 'grande.csv'), `registro,grupo,nota\n${rows.join('\n')}\n`)
    shell.answer('data', join(place.folder, 'grande.csv'))
    await key(page, 'Control+I')
    await page.getByText(/Registros: 30.000/).waitFor()
    // At once, so that however fast a machine is the cancelling comes before the end.
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.import-actions button')]
      for (const button of buttons.reverse()) button.click()
    })
    await page.getByRole('heading', { name: 'Importar «grande.csv»' }).waitFor({ state: 'detached' })
    await page.waitForTimeout(1000)
    const { datasets } = await engine.call('study.describe', {})
    expect(datasets.map(({ dataset }) => dataset)).not.toContain('grande')
    const planned = async () =>
      ((await engine.call('plan.describe', {})).plan?.sources ?? []).map(({ dataset }) => dataset)
    expect(await planned()).not.toContain('grande')

    // Cancelled when it is in: the plan is told of it all the same.
    shell.answer('data', join(place.folder, 'grande.csv'))
    await key(page, 'Control+I')
    await page.getByText(/Registros: 30.000/).waitFor()
    await page.evaluate(cancelWhenIn)
    await press(page, 'Importar')
    await page.getByRole('heading', { name: 'Importar «grande.csv»' }).waitFor({ state: 'detached' })
    await expect.poll(planned).toContain('grande')

    // Who goes on to another place while it comes in stays there.
    shell.answer('data', join(place.folder, 'grande.csv'))
    await key(page, 'Control+I')
    await page.getByText(/Registros: 30.000/).waitFor()
    await page.getByLabel('Nombre del conjunto de datos').fill('grande_2')
    await press(page, 'Importar')
    await key(page, 'Control+1')
    await expect.poll(planned).toContain('grande_2')
    await page.getByRole('main').getByRole('heading', { name: 'Prueba' }).waitFor()
    await key(page, 'Control+2')
    await page.getByRole('button', { name: /^grande_2 / }).waitFor()
  })

  test('holds two versions against each other and goes back to the first', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    at.shell.answer('data', join(place.folder, 'otra/personas.csv'))
    await key(page, 'Control+I')
    await page.getByText('Será la versión 2 de «personas»').waitFor()
    await press(page, 'Importar')
    await page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
    await key(page, 'Alt+5')
    await page.getByRole('heading', { name: 'De la versión 1 a la 2' }).waitFor()
    const changes = page.getByRole('region', { name: 'De la versión 1 a la 2' })
    await changes.getByRole('row', { name: /#1 cambiado 1 1 edad/ }).waitFor()
    await changes.getByRole('row', { name: /#4 quitado 4/ }).waitFor()
    await tabTo(page, { role: 'textbox', name: 'Motivo' })
    await page.keyboard.type('La segunda vino incompleta')
    await key(page, 'Enter')
    await page.getByRole('rowheader', { name: '1 (en uso)' }).waitFor()
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
  })
})
