import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DesignSpec } from '../../main/contract/design.ts'
import type { FileSource } from '../../main/contract/source.ts'
import { allRules, axeIn } from '../harness/axe.ts'
import { passphrase } from '../harness/engine.ts'
import { find, press, tabTo, write } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const words = {
  es: {
    import: 'Importar',
    dataset: 'Nombre del conjunto de datos',
    grid: 'Variables de «eventos»',
    redo: 'Rehacer el cambio del plan',
    describe: 'Describir la fuente…',
    title: 'Describir la fuente de «eventos»',
    purpose: 'Finalidad (es)',
    until: 'Último día en que se conservan',
    isNoDay: /No es un día/,
    isPublic: /Todo lo que dicen sus registros ya es público/,
    because: 'Por qué ya es público (es)',
    keep: 'Guardar en el plan',
    vaultContact: 'Guardar «contacto» en la bóveda',
    reason: 'Motivo',
    next: 'Nueva versión de los datos',
    lacks: /tienen variables que este archivo no trae: personas\./,
    has: /El archivo trae en cambio: desplazadas\./,
    unmatched: /El plan dice qué significan variables que estos datos no traen: personas\./,
    take: 'Quitar del plan lo que dice de ellas',
    fault: /La variable «personas» no existe en «eventos»/,
    strata: 'Estratos',
    nothingToSay: 'Nada que señalar en este diseño.',
    documents: /El plan documenta «albergues» con el libro de códigos «libros\/albergues\.csv»/,
    codebook: 'Elegir el libro de códigos…',
  },
  en: {
    import: 'Import',
    dataset: 'Name of the dataset',
    grid: 'Variables of “eventos”',
    redo: 'Redo the change of the plan',
    describe: 'Describe the source…',
    title: 'Describe the source of “eventos”',
    purpose: 'Purpose (en)',
    until: 'Last day on which they are kept',
    isNoDay: /It is not a day/,
    isPublic: /All that its records say is public already/,
    because: 'Why it is public already (en)',
    keep: 'Keep in the plan',
    vaultContact: 'Keep “contacto” in the vault',
    reason: 'Reason',
    next: 'New version of the data',
    lacks: /has variables that this file does not have: personas\./,
    has: /The file has instead: desplazadas\./,
    unmatched: /The plan says what variables mean that these data do not have: personas\./,
    take: 'Take out what the plan says of them',
    fault: /Variable “personas” does not exist in “eventos”/,
    strata: 'Strata',
    nothingToSay: 'Nothing to point out in this design.',
    documents: /The plan documents “albergues” with the codebook “libros\/albergues\.csv”/,
    codebook: 'Choose the codebook…',
  },
} as const

const { folder, launched } = withBrowser()
const files = join(folder, 'archivos')
beforeAll(() => {
  mkdirSync(join(files, 'otra'), { recursive: true })
  writeFileSync(join(files, 'eventos.csv'), 'evento,contacto,personas\n1,a,10\n2,b,20\n3,c,5\n')
  // The next delivery calls a column otherwise.
  writeFileSync(join(files, 'otra/eventos.csv'), 'evento,contacto,desplazadas\n1,a,10\n2,b,20\n3,c,6\n')
  writeFileSync(join(files, 'libro.csv'), 'record,variable,kind,label\nvariable,familias,count,Familias alojadas\n')
  writeFileSync(join(files, 'albergues.csv'), 'zona,albergue,familias\nnorte,1,4\nsur,2,6\n')
})

describe.each(['es', 'en'] as const)('a source, without a mouse, in %s', (language) => {
  test('is described, taken back, and comes again as it was described', async ({ skip }) => {
    const browser = launched()
    if (!browser) return skip()
    const w = words[language]
    const at = await openPage(browser, { settings: { language } })
    const { page, shell, engine } = at
    const study = join(folder, language)
    await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
    await page.getByRole('navigation').first().waitFor()
    const source = async () => (await engine.call('plan.describe', {})).plan?.sources.find(isEvents)
    const isEvents = ({ dataset }: { readonly dataset: string }) => dataset === 'eventos'

    // The person sends to the vault what no rule takes for an identifier.
    shell.answer('data', join(files, 'eventos.csv'))
    await page.keyboard.press('Control+I')
    await tabTo(page, { role: 'checkbox', name: w.vaultContact })
    await page.keyboard.press('Space')
    await press(page, w.import)
    await page.getByRole('grid', { name: w.grid }).waitFor()
    expect(await source()).toMatchObject({ identifiers: ['contacto'] })

    // Described: what is wrong is said at its field, and what cannot be together where it was asked for.
    await page.keyboard.press('Alt+5')
    await press(page, w.describe)
    await page.getByRole('dialog', { name: w.title }).waitFor()
    await write(page, w.purpose, 'Contar')
    await write(page, w.until, '2030-02-30')
    await page.getByText(w.isNoDay).waitFor()
    await write(page, w.until, '2030-12-31')
    await tabTo(page, { role: 'checkbox', name: w.isPublic })
    await page.keyboard.press('Space')
    expect(await page.getByRole('button', { name: w.keep }).isDisabled()).toBe(true)
    await write(page, w.because, 'Notas de prensa')
    const axe = await axeIn(page)
    expect(await axe(allRules)).toEqual([])
    await press(page, w.keep)
    await page.getByRole('alert').waitFor()
    expect((await source())?.alreadyPublic).toBeUndefined()
    await tabTo(page, { role: 'checkbox', name: w.isPublic }, 'Shift+Tab')
    await page.keyboard.press('Space')
    await press(page, w.keep)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(source).toMatchObject({ retainUntil: '2030-12-31' })
    expect(await source()).not.toHaveProperty('alreadyPublic')
    await page.keyboard.press('Control+Z')
    await expect.poll(source).not.toHaveProperty('retainUntil')
    await page.getByRole('button', { name: w.redo, disabled: false }).waitFor()
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(source).toHaveProperty('retainUntil')

    // It comes again under its own name; what was told of it and what is vaulted stays so.
    await engine.call('plan.edit', {
      edits: [{ edit: 'variables', dataset: 'eventos', variables: ['personas'], change: { label: 'Personas' } }],
    })
    shell.answer('data', join(files, 'otra/eventos.csv'))
    await page.keyboard.press('Control+I')
    await page.getByText(w.lacks).waitFor()
    await page.getByText(w.has).waitFor()
    expect(await page.getByRole('textbox', { name: w.reason }).inputValue()).toBe(w.next)
    expect(await page.getByRole('checkbox', { name: w.vaultContact }).isChecked()).toBe(true)
    await press(page, w.import)
    await page.getByText(w.unmatched).waitFor()
    expect(await source()).toMatchObject({ identifiers: ['contacto'], retainUntil: '2030-12-31' })

    // Another dataset is designed meanwhile; of this one it is said what is wrong, and nothing else.
    shell.answer('data', join(files, 'albergues.csv'))
    await page.keyboard.press('Control+I')
    await page.getByRole('textbox', { name: w.dataset }).waitFor()
    await press(page, w.import)
    await page.getByRole('grid', { name: /albergues/ }).waitFor()
    const window = { edit: 'study' as const, window: '2026' }
    const design = (id: string) => ({ edit: 'design' as const, design: DesignSpec.parse({ id, dataset: id }) })
    await engine.call('plan.edit', { edits: [window, design('albergues'), design('eventos')] })
    await page.keyboard.press('Control+4')
    await press(page, /^albergues/)
    await find(page, w.strata, 'zona')
    await expect.poll(async () => (await engine.call('plan.describe', {})).plan?.designs[0]?.strata).toEqual(['zona'])
    await press(page, /^eventos/)
    await page.getByRole('complementary').getByText(w.fault).waitFor()
    expect(await page.getByText(w.nothingToSay).count()).toBe(0)

    // The way out.
    await page.keyboard.press('Control+2')
    await press(page, /^eventos/)
    await press(page, w.take)
    await page.getByText(w.unmatched).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+4')
    await press(page, /^eventos/)
    await page.getByRole('complementary').getByRole('heading', { level: 3 }).first().waitFor()
    expect(await page.getByText(w.fault).count()).toBe(0)

    // What a source is documented with and what it belongs to stay with it when its file comes again.
    const shelters = async () =>
      (await engine.call('plan.describe', {})).plan?.sources.find(({ dataset }) => dataset === 'albergues')
    const kept = {
      codebook: 'libros/albergues.csv',
      parent: { dataset: 'eventos', key: { albergue: 'evento' }, orphans: 'refuse' },
    } as const
    await engine.call('plan.edit', {
      edits: [{ edit: 'source', source: { ...((await shelters()) as FileSource), ...kept } }],
    })
    shell.answer('data', join(files, 'albergues.csv'))
    await page.keyboard.press('Control+I')
    await page.getByText(w.documents).waitFor()
    expect(await page.getByRole('button', { name: w.import, exact: true }).isDisabled()).toBe(true)
    shell.answer('codebook', join(files, 'libro.csv'))
    await press(page, w.codebook)
    await press(page, w.import)
    await page.getByRole('grid', { name: /albergues/ }).waitFor()
    expect(await shelters()).toMatchObject(kept)
    const variables = await engine.call('data.variables', { dataset: 'albergues' })
    expect(variables.find(({ name }) => name === 'familias')?.label).toBe('Familias alojadas')
    expect(at.problems).toEqual([])
    await at.close()
  })
})
