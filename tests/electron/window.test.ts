import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { type Desktop, electronRuntime, startDesktop } from '../harness/electron.ts'

const runtime = electronRuntime()

describe.skipIf(runtime === null)('the desktop window', () => {
  let desktop: Desktop
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-'))

  beforeAll(async () => {
    desktop = await startDesktop(runtime ?? '')
  })
  afterAll(() => desktop?.app.close())

  /** Lets the next dialog of the system answer with a path, at the call to the system. */
  const answerDialog = (kind: 'showOpenDialog' | 'showSaveDialog', path: string) =>
    desktop.app.evaluate(
      ({ dialog }, { name, answer }) => {
        Object.assign(dialog, { [name]: async () => ({ canceled: false, filePath: answer, filePaths: [answer] }) })
      },
      { name: kind, answer: path },
    )

  test('shows the start from its own scheme, without a bridge to Node', async () => {
    const { page } = desktop
    await page.getByRole('button', { name: 'Nuevo estudio' }).waitFor()
    expect(page.url()).toBe('app://workbench/index.html')
    expect(
      await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
    ).toEqual(['undefined', 'undefined'])
  })

  test('prepares the sample in a folder chosen in the dialog of the system and computes its tables', async () => {
    const { page } = desktop
    await answerDialog('showOpenDialog', folder)
    await page.getByRole('button', { name: 'Abrir el estudio de muestra' }).click()
    await page.getByRole('button', { name: 'Elegir carpeta y preparar' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+5')
    await page.keyboard.press('F9')
    await page.getByRole('grid').waitFor()
    expect(await page.getByRole('gridcell').first().textContent()).toMatch(/^\d+,\d/)
  })

  test('has a menu in the language of the page, made of its commands', async () => {
    const labels = () => desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
    expect(await labels()).toEqual([
      'Estudio',
      'Ir a',
      'Datos',
      'Diseño',
      'Cuadros',
      'Gráficos',
      'Informe',
      'Publicación',
      'Ver',
    ])
    await desktop.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      items.find(({ label }) => label === 'Cambiar de idioma')?.click()
    })
    await desktop.page.getByRole('button', { name: 'Report', exact: true }).waitFor()
    await expect
      .poll(labels)
      .toEqual(['Study', 'Go', 'Data', 'Design', 'Tables', 'Charts', 'Report', 'Publication', 'View'])
    await desktop.page.keyboard.press('Control+Shift+L')
  })

  test('writes the report to a folder chosen in the dialog and shows it in a frame without scripts', async () => {
    const { page } = desktop
    const out = mkdtempSync(join(tmpdir(), 'caracteriza-out-'))
    await page.keyboard.press('Control+7')
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: 'Resumen' }).first().waitFor()
    await answerDialog('showOpenDialog', out)
    await page.getByRole('button', { name: 'Escribir el informe' }).click()
    // Eight files of a hundred pages, beside the tests of another process.
    await page.getByText('archivos de borrador escritos').waitFor()
    expect(readdirSync(out)).toContain('informe.borrador.es.html')
  })

  test('comes back after the engine was killed, with the study whole', async () => {
    const { app, page } = desktop
    await app.evaluate(() => {
      const handles = Reflect.get(process, '_getActiveHandles').call(process) as {
        spawnargs?: string[]
        kill?: (signal: string) => void
      }[]
      handles.find(({ spawnargs }) => spawnargs?.some((word) => word.endsWith('engine-host.cjs')))?.kill?.('SIGKILL')
    })
    await page.getByText('El motor de cálculo se detuvo').waitFor()
    await page.getByRole('button', { name: 'Volver a abrir' }).click()
    await page.getByLabel('Frase de paso').fill(samplePassphrase)
    await page.getByRole('button', { name: 'Abrir', exact: true }).click()
    await page.getByRole('heading', { name: 'Datos' }).waitFor()
    expect(await page.getByRole('rowheader', { name: 'tamizaje' }).count()).toBe(1)
  })

  test('closes the study when the screen is locked, and opens the one whose file the system hands over', async () => {
    const { app, page } = desktop
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'))
    await page.getByText('El estudio se cerró para proteger los datos').waitFor()
    await app.evaluate(
      ({ app: program }, path) => void program.emit('second-instance', {}, ['caracteriza', path]),
      join(folder, 'estudio', 'study.caracteriza'),
    )
    await page.getByLabel('Frase de paso').fill(samplePassphrase)
    await page.getByRole('button', { name: 'Abrir', exact: true }).click()
    await page.getByRole('heading', { name: 'Datos' }).waitFor()
    expect(await page.getByRole('rowheader', { name: 'tamizaje' }).count()).toBe(1)
  })
})
