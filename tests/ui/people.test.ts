import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { tabTo } from '../harness/keyboard.ts'
import { openStudy, type SampleFolder } from '../harness/open-sample.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

const first = 'la primera frase de Eva'
const own = 'otra frase, solo de Eva'
const anew = 'la frase de Ana desde hoy'

const { folder, remove } = temporaryFolder()
afterAll(remove)
let sample: SampleFolder
let at: OpenPage
let page: Page
let halves: readonly string[] = []

withSample(async (opened, copied) => {
  at = opened
  page = at.page
  sample = copied
  await page.keyboard.press('Control+0')
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const dialog = () => page.getByRole('dialog')
const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
const typePassphrase = async (label: string, passphrase: string): Promise<void> => {
  await page.getByLabel(label).fill(passphrase)
  await page.getByLabel('Repita la frase de paso').fill(passphrase)
}

describe('the place of people', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test('says what keys enforce, gives access by keyboard and tells a refusal where it happened', async () => {
    await page.getByText(/La clave de los identificadores solo la tiene quien la custodia/).waitFor()
    await tabTo(page, { role: 'button', name: 'Añadir persona…' })
    await page.keyboard.press('Enter')
    await dialog().getByLabel('Nombre').fill('Ana')
    await tabTo(page, { role: 'checkbox', name: 'metodología' })
    await page.keyboard.press('Space')
    await typePassphrase('Primera frase de paso', first)
    await press('Dar acceso')
    await dialog().getByRole('alert').getByText('Ya hay una persona llamada Ana').waitFor()
    await dialog().getByLabel('Nombre').fill('Eva')
    await press('Dar acceso')
    await page.getByRole('row', { name: /^Eva analista, metodología .*No: aún la conoce/ }).waitFor()
    const { people } = await at.engine.call('people.list', {})
    expect(people.map(({ name, roles }) => [name, roles.length])).toEqual([
      ['Ana', 5],
      ['Eva', 2],
    ])
  })

  test('makes a recovery whose halves are told once', async () => {
    await press('Hacer una recuperación…')
    await page.getByLabel('Quien guarda la mitad 1').fill('Notaría')
    await page.getByLabel('Quien guarda la mitad 2').fill('Dirección')
    await press('Hacer las dos mitades')
    await press('Copiar la mitad de Notaría')
    await expect.poll(clipboard).toMatch(/^[0-9A-Z-]{40,}$/)
    const half = await clipboard()
    halves = await dialog().getByRole('code').allTextContents()
    expect(halves).toContain(half)
    await page.keyboard.press('Escape')
    await dialog().getByText(half).waitFor()
    await press('Las dos mitades están a salvo')
    await page.getByText('Recuperable con las dos mitades que guardan: Notaría, Dirección.').waitFor()
    expect(await page.getByText(half).count()).toBe(0)
  })

  test('erases only what is named by typing it, and says what that does not reach', async () => {
    await page.getByRole('radio', { name: 'Cuidado de los datos' }).click()
    await press('Borrar «personas»')
    await page.getByRole('radio', { name: 'Solo los identificadores' }).waitFor()
    await page.getByLabel('Motivo').fill('Terminó el contacto con las familias')
    await page.getByLabel(/^Para confirmar/).fill('persona')
    expect(await page.getByRole('button', { name: 'Borrar para siempre' }).isDisabled()).toBe(true)
    await page.getByLabel(/^Para confirmar/).fill('personas')
    await press('Borrar para siempre')
    await dialog().getByText('los archivos de origen y sus copias').waitFor()
    await press('Cerrar')
    await page.getByRole('row', { name: /^personas .*Identificadores borrados por Ana/ }).waitFor()
    const { identifiers } = (await at.engine.call('care.list', {})).find(({ dataset }) => dataset === 'personas') ?? {}
    expect(identifiers).toEqual([])
  })

  test('gives the account of an incident as tables, and as text for a letter', async () => {
    await page.getByRole('radio', { name: 'Informe de incidente' }).click()
    // Day, month and year, as the language of the screen has them.
    await page.getByRole('spinbutton', { name: /^día, Desde/ }).focus()
    await page.keyboard.type('01022026')
    await press('Hacer el informe')
    await page.getByText(/^Del 2026-02-01 al …/).waitFor()
    const events = page.getByRole('table', { name: 'Hecho por hecho' })
    await events.getByRole('row', { name: /Ana borrado Datos borrados/ }).waitFor()
    await press('Copiar el informe')
    await expect.poll(clipboard).toMatch(/\tAna\tpersonas y claves\tPersona añadida\t/)
  })

  test('prints that account, and nothing of the window around it', async () => {
    await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { isPrinted: true }) }))
    await press('Imprimir…')
    expect(await page.evaluate(() => (window as unknown as { isPrinted?: boolean }).isPrinted)).toBe(true)
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { name: 'Informe de incidente de «Muestra sintética»' }).waitFor()
    for (const hidden of ['navigation', 'banner', 'contentinfo', 'radio', 'spinbutton', 'button'] as const)
      expect(await page.getByRole(hidden).count(), hidden).toBe(0)
    const events = page.getByRole('table', { name: 'Hecho por hecho' })
    const bottom = await events.getByRole('row').last().boundingBox()
    expect(bottom?.y).toBeGreaterThan(0)
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'screen' })
  })

  test('hands the study over and takes it back, and changes nothing in between', async () => {
    await page.getByRole('radio', { name: 'Personas y claves' }).click()
    await press('Entregar…')
    await page.getByLabel('A quién o a qué equipo').fill('Portátil 2')
    at.shell.answer('backup', join(folder, 'entrega'))
    await press('Elegir la carpeta y entregar…')
    await dialog()
      .getByText(/El estudio se entregó a Portátil 2/)
      .waitFor()
    await press('Cerrar')
    expect(await page.getByRole('button', { name: 'Añadir persona…' }).isDisabled()).toBe(true)
    await press('Tomar aquí la escritura…')
    await page.getByLabel('Motivo').fill('No llegó')
    await press('Tomar la escritura')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('button', { name: 'Añadir persona…' }).isDisabled()).toBe(false)
  })

  test('who has only some roles changes the own passphrase and is offered nothing else; then the access ends', async () => {
    await page.keyboard.press('Control+l')
    await openStudy(at, sample.study, undefined, first)
    await page.getByText('Sesión de Eva').waitFor()
    await page.keyboard.press('Control+0')
    for (const name of ['Añadir persona…', 'Hacer una recuperación…', 'Entregar…', 'Papeles de Ana']) {
      expect(await page.getByRole('button', { name }).isDisabled(), name).toBe(true)
    }
    await press('Cambiar mi frase de paso…')
    await page.getByLabel('Frase de paso actual').fill(first)
    await typePassphrase('Frase de paso nueva', own)
    await press('Cambiar')
    await dialog().getByText('La frase de paso cambió').waitFor()
    await press('Cerrar')
    await page.getByRole('row', { name: /^Eva \(usted\) .* Sí No/ }).waitFor()

    await page.keyboard.press('Control+l')
    await openStudy(at, sample.study)
    await page.keyboard.press('Control+0')
    await press('Quitar el acceso a Eva')
    await page.getByLabel('Motivo').fill('Dejó el equipo')
    await press('Quitar el acceso')
    await dialog().getByText('Eva ya no tiene acceso y el estudio se cifró de nuevo').waitFor()
    await press('Cerrar')
    await page.getByRole('row', { name: /^Eva .*Sin acceso desde el/ }).waitFor()
  })

  test('with both halves somebody gets in again, and the recovery is spent', async () => {
    await page.keyboard.press('Control+l')
    at.shell.answer('study', sample.study)
    await press('Abrir estudio…')
    await page.getByText('Tengo una marca impresa, o nadie recuerda la frase de paso').click()
    await press('Recuperar con las dos mitades…')
    for (const [place, half] of halves.entries()) await page.getByLabel(`Mitad ${place + 1}`).fill(half)
    await page.getByLabel('Nombre de la persona').fill('Ana')
    await typePassphrase('Frase de paso nueva', anew)
    await press('Recuperar y abrir')
    await page.getByText('Sesión de Ana').waitFor()
    await page.keyboard.press('Control+0')
    await page.getByText(/^El estudio no tiene recuperación/).waitFor()
    expect(at.problems).toEqual([])
  })
})
