import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { passphrase, testEngine } from '../harness/engine.ts'
import { choose, find, press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const words = {
  es: {
    import: 'Importar',
    dataset: 'Nombre del conjunto de datos',
    variables: (name: string) => `Variables de «${name}»`,
    export: 'Es una exportación de Kobo u ODK…',
    form: 'Elegir el formulario (XLSForm)…',
    importTables: 'Importar 2 tablas',
    missing: 'Añadir valor faltante',
    code: 'Código de la regla 1',
    keep: 'Guardar en el plan',
    id: 'Nombre corto',
    says: 'Qué dice la regla (es)',
    variable: 'Variable',
    from: 'Desde',
    to: 'Hasta',
    add: 'Añadir al plan',
    window: 'Periodo de referencia del estudio',
    create: 'Crear el diseño',
    newDesign: 'Nuevo diseño…',
    onDataset: /Conjunto de datos de la muestra$/,
    strata: 'Estratos',
    psu: 'Unidades de muestreo (UPM)',
    addRule: 'Añadir una regla de revisión',
    addStep: 'Añadir un paso de ponderación',
    totals: /Conjunto con los totales$/,
    by: 'Variables que se cruzan',
    total: 'Variable con el total',
    applied: '✓ aplicado',
  },
  en: {
    import: 'Import',
    dataset: 'Name of the dataset',
    variables: (name: string) => `Variables of “${name}”`,
    export: 'It is an export of Kobo or ODK…',
    form: 'Choose the form (XLSForm)…',
    importTables: 'Import 2 tables',
    missing: 'Add missing value',
    code: 'Code of rule 1',
    keep: 'Keep in the plan',
    id: 'Short name',
    says: 'What the rule says (en)',
    variable: 'Variable',
    from: 'From',
    to: 'To',
    add: 'Add to the plan',
    window: 'Reference period of the study',
    create: 'Create the design',
    newDesign: 'New design…',
    onDataset: /Dataset of the sample$/,
    strata: 'Strata',
    psu: 'Sampling units (PSU)',
    addRule: 'Add an edit rule',
    addStep: 'Add a weighting step',
    totals: /Dataset with the totals$/,
    by: 'Variables crossed',
    total: 'Variable with the total',
    applied: '✓ applied',
  },
} as const

const { folder, launched } = withBrowser()
const files = join(folder, 'archivos')
beforeAll(async () => {
  if (!launched()) return
  const engine = testEngine()
  await engine.call('sample.write', { folder: files })
  await engine.close()
})

describe.each(['es', 'en'] as const)('a study of one’s own, without a mouse, in %s', (language) => {
  test('from files of three kinds to raked weights', async ({ skip }) => {
    const browser = launched()
    if (!browser) return skip()
    const w = words[language]
    const at = await openPage(browser, { settings: { language } })
    const { page, shell, engine } = at
    const study = join(folder, `propio-${language}`)
    await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Propio' })
    await page.getByRole('navigation').first().waitFor()
    const bring = async (file: string, dataset: string): Promise<void> => {
      shell.answer('data', join(files, file))
      await page.keyboard.press('Control+I')
      await tabTo(page, { role: 'textbox', name: w.dataset })
      await page.keyboard.press('Control+A')
      await page.keyboard.type(dataset)
      // The form may still be reading the file: Enter imports once it can.
      await page.getByRole('button', { name: w.import, exact: true, disabled: false }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('grid', { name: w.variables(dataset) }).waitFor()
    }
    const plan = async () => (await engine.call('plan.describe', {})).plan

    // Files: SPSS, an export of Kobo with its form, CSV.
    await bring('personas_sintetico.sav', 'personas')
    shell.answer('data', join(files, 'albergues_sintetico.xlsx'))
    await page.keyboard.press('Control+I')
    await press(page, w.export)
    shell.answer('form', join(files, 'formulario_albergues_sintetico.xlsx'))
    await press(page, w.form)
    await page
      .getByText(/«?“?Monitoreo de albergues \(sintético\)”?»?:/)
      .first()
      .waitFor()
    await press(page, w.importTables)
    await page.getByRole('grid', { name: w.variables('albergues') }).waitFor()
    await bring('totales_familias_sintetico.csv', 'totales')
    await bring('tamizaje_sintetico.csv', 'familias')

    // The codebook: what 98 means for the question on moving.
    await page.getByRole('grid', { name: w.variables('familias') }).focus()
    await page.keyboard.press('Control+ArrowUp')
    for (let step = 0; step < 40; step++) {
      if (await page.getByRole('complementary', { name: 'movio', exact: true }).isVisible()) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Control+Shift+E')
    await press(page, w.missing)
    await tabTo(page, { role: 'textbox', name: w.code }, 'Shift+Tab')
    await page.keyboard.type('98')
    await press(page, w.keep)
    await expect
      .poll(async () => (await plan())?.codebook.familias?.movio?.missing)
      .toEqual([{ code: '98', reason: 'dontKnow' }])

    // A check, and nothing fails it.
    await page.keyboard.press('Control+3')
    await press(page, w.addRule)
    await choose(page, language === 'es' ? /Conjunto de datos$/ : /Dataset$/, 'familias')
    await tabTo(page, { role: 'textbox', name: w.id })
    await page.keyboard.type('personas_posibles')
    await tabTo(page, { role: 'textbox', name: w.says })
    await page.keyboard.type('De 1 a 30')
    await find(page, w.variable, 'personas')
    await tabTo(page, { role: 'textbox', name: w.from })
    await page.keyboard.type('1')
    await tabTo(page, { role: 'textbox', name: w.to })
    await page.keyboard.type('30')
    await press(page, w.add)
    await page.getByRole('row', { name: /De 1 a 30 familias/ }).waitFor()
    const { checks } = await engine.call('check.run', {})
    expect(checks).toMatchObject([{ rule: 'personas_posibles', failing: 0 }])

    // The design, and its weights raked to the known families: from 1 each, because refusals have no weight of their own.
    await page.keyboard.press('Control+4')
    await press(page, w.newDesign)
    await page.getByRole('dialog').waitFor()
    await choose(page, w.onDataset, 'familias')
    await tabTo(page, { role: 'textbox', name: w.window })
    await page.keyboard.type('2026')
    await press(page, w.create)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await find(page, w.strata, 'estrato')
    await find(page, w.psu, 'upm')
    await expect.poll(async () => (await plan())?.designs[0]).toMatchObject({ strata: ['estrato'], psu: ['upm'] })
    await page.keyboard.press('Alt+2')
    await press(page, w.addStep)
    await choose(page, w.totals, 'totales')
    await find(page, w.by, 'depto')
    await find(page, w.by, 'area')
    await find(page, w.total, 'familias')
    await press(page, w.add)
    await page.getByText(w.applied).waitFor()
    const { layers } = await engine.call('design.weights', { design: 'familias' })
    const [layer] = layers
    expect(layer).toMatchObject({ state: 'applied', margins: [{ by: ['depto', 'area'] }] })
    if (layer?.state === 'applied') expect(layer.after.sum).toBeCloseTo(1_813_300, 0)
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
    await at.close()
  })
})
