import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testEngine } from '../harness/engine.ts'
import { choose, find, press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const words = {
  es: {
    newStudy: 'Nuevo estudio…',
    continue: 'Continuar',
    title: 'Título del estudio',
    choose: 'Elegir…',
    create: 'Crear el estudio',
    close: 'Cerrar',
    planLoaded: 'El plan «plan.yaml» está cargado. Conjuntos de datos: 11.',
    dataset: 'Nombre del conjunto de datos',
    vault: 'Guardar «telefono» en la bóveda',
    import: 'Importar',
    variables: 'Variables de «visitas»',
    sign: 'poco fiable',
    department: 'Familias desplazadas por cada cien, por territorio de residencia',
    figures: 'Cifras de «Familias desplazadas por cada cien, por territorio de residencia»',
    estimate: 'Estimación',
    total: 'Total',
    derivation: 'Añadir una derivación',
    how: /Cómo se hace$/,
    join: 'unión con otro conjunto',
    other: /El otro conjunto de datos$/,
    ownKey: 'Variable de este conjunto, par 1',
    bring: 'Variables que se traen',
    unmatched: 'Registros sin pareja',
    add: 'Añadir al plan',
    joined: /unión con otro conjunto grupo_causa .*✓ se aplica/,
    design: /familias Diseño$/,
    persons: 'Entrevistas: personas',
    by: 'Por',
    where: 'Filtro (fórmula)',
    search: 'Buscar un cuadro',
    crossed: 'Registros, por Sexo × Edad × Grupo de la causa principal',
    id: 'Nombre corto',
    keep: 'Guardar en el plan',
    written: 'archivos de borrador escritos',
    report: 'informe.borrador.es.html',
    begin: 'Empezar',
    passphrase: 'Frase de paso',
    open: 'Abrir',
    decimal: ',',
  },
  en: {
    newStudy: 'New study…',
    continue: 'Continue',
    title: 'Title of the study',
    choose: 'Choose…',
    create: 'Create the study',
    close: 'Close',
    planLoaded: 'The plan “plan.yaml” is loaded. Datasets: 11.',
    dataset: 'Name of the dataset',
    vault: 'Keep “telefono” in the vault',
    import: 'Import',
    variables: 'Variables of “visitas”',
    sign: 'weak',
    department: 'Displaced families out of every hundred, by territory of residence',
    figures: 'Figures of “Displaced families out of every hundred, by territory of residence”',
    estimate: 'Estimate',
    total: 'Total',
    derivation: 'Add a derivation',
    how: /How it is made$/,
    join: 'join with another dataset',
    other: /The other dataset$/,
    ownKey: 'Variable of this dataset, pair 1',
    bring: 'Variables brought in',
    unmatched: 'Records without a partner',
    add: 'Add to the plan',
    joined: /join with another dataset grupo_causa .*✓ applies/,
    design: /families Design$/,
    persons: 'Interviews: persons',
    by: 'By',
    where: 'Filter (formula)',
    search: 'Find a table',
    crossed: 'Records, by Sex × Age × Group of the main cause',
    id: 'Short name',
    keep: 'Keep in the plan',
    written: 'draft files written',
    report: 'report.draft.en.html',
    begin: 'Begin',
    passphrase: 'Passphrase',
    open: 'Open',
    decimal: '.',
  },
} as const
const passphrase = 'mercado tormenta clavel violín lunes'

const { folder, launched } = withBrowser()
const files = join(folder, 'archivos')
beforeAll(async () => {
  const engine = testEngine()
  await engine.call('sample.write', { folder: files })
  await engine.close()
})

describe.each(['es', 'en'] as const)('without a mouse, in %s', (language) => {
  test('from nothing to a written report, and back to it another day', async ({ skip }) => {
    const browser = launched()
    if (!browser) return skip()
    const w = words[language]
    const study = join(folder, `estudio-${language}`)
    const out = join(folder, `informe-${language}`)
    const at = await openPage(browser, { settings: { language } })
    const { page, shell } = at
    const key = (...keys: string[]) =>
      keys.reduce((before, next) => before.then(() => page.keyboard.press(next)), Promise.resolve())

    // A study of one's own.
    await press(page, w.newStudy)
    await press(page, w.continue)
    await page.getByRole('textbox', { name: w.title, exact: true }).waitFor()
    for (const text of ['Estudio de prueba', 'Ana', passphrase, passphrase]) {
      await page.keyboard.type(text)
      await key('Tab')
    }
    shell.answer('newStudy', study)
    await press(page, w.choose)
    await page.getByText(`estudio-${language}`).waitFor()
    await press(page, w.create)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Estudio de prueba' }).waitFor()

    // Its plan, with the files that the plan names.
    shell.answer('plan', join(files, 'plan.yaml'))
    await key('Control+Shift+P')
    await page.getByText(w.planLoaded).waitFor()
    await press(page, w.close)

    // One more file, looked at before it comes in.
    shell.answer('data', join(files, 'tamizaje_sintetico.csv'))
    await key('Control+I')
    await tabTo(page, { role: 'textbox', name: w.dataset })
    await key('Control+A')
    await page.keyboard.type('visitas')
    expect(await page.getByRole('checkbox', { name: w.vault }).isChecked()).toBe(true)
    await press(page, w.import)
    await tabTo(page, { role: 'grid', name: w.variables })
    await key('ArrowDown')
    expect(await page.getByRole('complementary').getByRole('heading').first().textContent()).toBe('depto')

    // The cause was told by the family: it is brought to each of its persons.
    await press(page, /^personas/)
    await key('Alt+6')
    await press(page, w.derivation)
    await choose(page, w.how, w.join)
    await choose(page, w.other, 'entrevistas')
    await tabTo(page, { role: 'combobox', name: w.ownKey })
    await page.keyboard.type('boleta')
    await find(page, w.bring, 'grupo_causa')
    await page.getByText(w.unmatched).waitFor()
    await press(page, w.add)
    await page.getByRole('row', { name: w.joined }).waitFor()

    // Tables: computed, read, looked behind, copied.
    await key('Control+5', 'F9')
    await page.getByRole('grid').waitFor()
    await press(page, w.department)
    await key('F6')
    await tabTo(page, { role: 'grid', name: w.figures })
    await key('Control+End')
    const behind = page.getByRole('complementary')
    expect(await behind.getByRole('heading').first().textContent()).toMatch(w.total)
    await key('Control+Home', 'ArrowDown')
    expect(await page.getByRole('gridcell', { selected: true }).textContent()).toContain(w.sign)
    await key('Control+Shift+C')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Santa Ana\t')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\n').at(-1)).toMatch(
      new RegExp(`^${w.total}\\t\\d+\\${w.decimal}\\d\\t\\d+\\${w.decimal}\\d$`),
    )
    await tabTo(page, { role: 'radio', name: w.estimate }, 'Shift+Tab')
    await key('ArrowRight', 'ArrowRight', 'Enter')
    expect(await page.getByRole('gridcell').first().textContent()).toMatch(/\d–\d/)

    // The same as a chart, one key away and back.
    await key('Control+G')
    await page.getByRole('img', { name: w.department }).locator('path').first().waitFor({ state: 'attached' })
    await key('Control+G')

    // One more table, by sex, age and cause, with its intervals; it is kept in the plan and computed.
    await key('Control+Shift+N')
    await choose(page, w.design, w.persons)
    await tabTo(page, { role: 'textbox', name: w.where })
    await page.keyboard.type('d.grupo == 1')
    await tabTo(page, { role: 'combobox', name: w.by }, 'Shift+Tab')
    for (const name of ['sexo', 'edad_amplia', 'grupo_causa']) await find(page, w.by, name)
    await page.getByRole('heading', { name: w.crossed }).waitFor()
    const crossing = page.getByRole('grid', { name: w.crossed })
    expect(await crossing.getByRole('gridcell').first().textContent()).toMatch(/\d–\d/)
    await key('Control+S')
    await tabTo(page, { role: 'textbox', name: w.id })
    await page.keyboard.type('sexo_edad_causa')
    await press(page, w.keep)
    await page.getByRole('button', { name: w.crossed }).waitFor()

    // The map of the same table.
    await key('Control+6')
    await press(page, new RegExp(`^${w.department}`))
    await page.getByRole('img', { name: w.department }).locator('path').nth(14).waitFor({ state: 'attached' })

    // The report, read and written.
    await key('Control+7')
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
    shell.answer('output', out)
    await key('Control+E')
    await page.getByText(w.written).waitFor()
    expect(readdirSync(out)).toContain(w.report)
    for (const ending of ['.docx', '.pdf', '.xlsx'])
      expect(readdirSync(out).some((file) => file.endsWith(ending))).toBe(true)

    // Closed, and found again as it was.
    await key('Control+L')
    await page.getByRole('heading', { name: w.begin }).waitFor()
    await press(page, `estudio-${language}`)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(passphrase)
    await key('Enter')
    await page.getByRole('rowheader', { name: 'visitas' }).waitFor()
    await key('Control+5')
    await tabTo(page, { role: 'searchbox', name: w.search })
    await page.keyboard.type(w.crossed)
    await press(page, w.crossed)
    await page.getByRole('heading', { name: w.crossed }).waitFor()
    await page.getByRole('gridcell').first().waitFor()

    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
    await at.close()
  })
})
