import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, electronRuntime, startAgain, startDesktop } from '../harness/electron.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const runtime = electronRuntime()

describe.skipIf(runtime === null)('the desktop window on somebody’s desk', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const header = join(study, 'study.caracteriza')
  let desktop: Desktop

  beforeAll(async () => {
    writeFileSync(join(place.folder, 'personas.csv'), 'folio,sexo\n01,1\n02,2\n')
    const engine = testEngine()
    await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
    const source = { dataset: 'personas', file: 'personas.csv', format: 'csv' as const }
    await engine.call('data.import', { source, folder: place.folder, reason: 'prueba' })
    await engine.close()
    desktop = await startDesktop(runtime ?? '', undefined, [header])
  })
  afterAll(async () => {
    await desktop?.app.close()
    place.remove()
  })

  const unlock = async (): Promise<void> => {
    const { page } = desktop
    await page.getByLabel('Frase de paso').fill(passphrase)
    await page.getByRole('button', { name: 'Abrir', exact: true }).click()
    await page.getByRole('rowheader', { name: 'personas' }).waitFor()
  }
  const isLocked = () => desktop.page.getByText('El estudio se cerró para proteger los datos').isVisible()

  test('opens the study whose file it is started with', async () => {
    await unlock()
    expect(await desktop.page.getByRole('rowheader', { name: 'personas' }).count()).toBe(1)
  })

  test('hides from programs that record the screen while records are shown, and only then', async () => {
    const { app, page } = desktop
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) return
      const protect = window.setContentProtection.bind(window)
      Object.assign(globalThis, { protections: [] })
      window.setContentProtection = (isOn) => {
        Reflect.get(globalThis, 'protections').push(isOn)
        protect(isOn)
      }
    })
    const asked = () => app.evaluate(() => Reflect.get(globalThis, 'protections') as boolean[])
    await page.keyboard.press('Control+2')
    await page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
    expect(await asked()).toEqual([])
    await page.keyboard.press('Alt+4')
    await page.getByRole('gridcell', { name: '01' }).waitFor()
    await expect.poll(asked).toEqual([true])
    await page.keyboard.press('Alt+3')
    await expect.poll(asked).toEqual([true, false])
  })

  test('closes the study when the computer goes to sleep', async () => {
    await desktop.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'))
    await expect.poll(isLocked).toBe(true)
    expect(await desktop.page.getByRole('grid').count()).toBe(0)
  })

  test('started a second time, it shows the first window with the study that was asked for', async () => {
    expect(await startAgain(runtime ?? '', desktop.home, [header])).toBe(0)
    await unlock()
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test('closes the study when nobody has touched the computer for the minutes that are set', async () => {
    await desktop.app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 14 * 60
    })
    // Two looks of the clock later the study is still open: the 15 minutes that are set have not passed.
    await desktop.page.waitForTimeout(21_000)
    expect(await isLocked()).toBe(false)
    await desktop.app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 15 * 60
    })
    await expect.poll(isLocked).toBe(true)
  })

  test('opens where it was left, with the studies that were open last', async () => {
    const bounds = { x: 60, y: 40, width: 1100, height: 700 }
    await desktop.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    )
    const boundsNow = () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
    await expect.poll(boundsNow).toEqual(bounds)
    await desktop.app.close()
    desktop = await startDesktop(runtime ?? '', desktop.home)
    await desktop.page.getByRole('button', { name: 'estudio', exact: true }).waitFor()
    expect(await boundsNow()).toEqual(bounds)
  })
})
