import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic. */
const persons = 'folio,sexo,edad,nombre\n01,1,30,Ana Pérez\n02,2,9,Eva Ruiz\n'

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'personas.csv'), persons)
  const { engine, page } = at
  const source = { dataset: 'personas', file: 'personas.csv', format: 'csv' as const, identifiers: ['nombre'] }
  await engine.call('data.import', { source, folder, reason: 'prueba' })
  await engine.call('plan.edit', { edits: [{ edit: 'source', source }] })
  await page.keyboard.press('Control+2')
})

describe('taking records out of the study, without a mouse', () => {
  test('writes a working copy that says so, without what is in the vault, and the log tells of it', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    const out = temporaryFolder()
    await press(page, 'Exportar los registros…')
    const dialog = page.getByRole('dialog', { name: 'Exportar los registros de «personas»' })
    await dialog.getByText('Lo que está en la bóveda no sale: nombre.').waitFor()
    await dialog.getByText(/sale del estudio sin cifrar/).waitFor()
    await tabTo(page, { role: 'combobox', name: 'Variables' })
    await page.keyboard.type('edad')
    await page.getByRole('option', { name: /edad/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('row', { name: /edad/ }).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    shell.answer('output', out.folder)
    await press(page, 'Elegir carpeta y exportar')
    await dialog.getByText(/^Escrito «personas.borrador.csv» en .*: 2 registros, 1 variable/).waitFor()
    expect(readdirSync(out.folder)).toEqual(['personas.borrador.csv'])
    expect(readFileSync(join(out.folder, 'personas.borrador.csv'), 'utf8').trim().split(/\r?\n/)).toEqual([
      'edad',
      '30',
      '9',
    ])
    const [last] = (await engine.call('audit.list', {})).slice(-1)
    expect(last).toMatchObject({ action: 'data.exported', object: 'personas' })
    await press(page, 'Cerrar')
    out.remove()
  })

  test('in the format that is chosen; a folder that is not chosen leaves everything as it is', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell } = at
    const out = temporaryFolder()
    await press(page, 'Exportar los registros…')
    await tabTo(page, { role: 'button', name: /Formato$/ })
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /^Parquet/ }).waitFor()
    await page.keyboard.type('Parquet')
    await page.keyboard.press('Enter')
    shell.answer('output', null)
    await press(page, 'Elegir carpeta y exportar')
    shell.answer('output', out.folder)
    await press(page, 'Elegir carpeta y exportar')
    await page.getByText(/^Escrito «personas.borrador.parquet»/).waitFor()
    expect(readFileSync(join(out.folder, 'personas.borrador.parquet')).subarray(0, 4).toString()).toBe('PAR1')
    await page.keyboard.press('Escape')
    out.remove()
  })

  test('records are not copied, and it is said where to go instead', async ({ skip }) => {
    if (!at) return skip()
    const { page } = at
    await page.evaluate(() => navigator.clipboard.writeText('antes'))
    await page.keyboard.press('Alt+4')
    await tabTo(page, { role: 'grid', name: 'Registros de «personas»' })
    await page.keyboard.press('Control+C')
    await page
      .getByRole('alert')
      .getByText(/Los registros no se copian/)
      .waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('antes')
    expect(at.problems).toEqual([])
  })
})
