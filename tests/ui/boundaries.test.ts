import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { square } from '../harness/boundary-files.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import type { SampleFolder } from '../harness/open-sample.ts'
import type { OpenPage } from '../harness/page.ts'
import { withSample } from '../harness/window.ts'

/** Synthetic squares: a department of the sample each, but the last one, and one that the sample does not have. */
const codes = [...Array.from({ length: 13 }, (_, place) => String(place + 1).padStart(2, '0')), '77']
const squares = {
  type: 'FeatureCollection',
  features: codes.map((codigo, place) => ({
    type: 'Feature',
    properties: { region: place < 7 ? 'oeste' : 'este', nombre: `Cuadro ${codigo}`, codigo },
    geometry: { type: 'Polygon', coordinates: [square(place - 95)] },
  })),
}

let sample: SampleFolder
let at: OpenPage | null = null
withSample((opened, copied) => {
  at = opened
  sample = copied
  writeFileSync(join(sample.files, 'cuadros.geojson'), JSON.stringify(squares))
})

describe('boundaries of one’s own, without a mouse', () => {
  test('come in with the code that tells areas apart, carry the map and are held against the data', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    await page.keyboard.press('Control+6')
    await press(page, /^Familias desplazadas por cada cien, por territorio de residencia/)
    await page.getByRole('button', { name: 'Importar límites para los mapas…' }).waitFor()
    shell.answer('boundaries', join(sample.files, 'cuadros.geojson'))
    await press(page, 'Importar límites para los mapas…')
    const dialog = page.getByRole('dialog', { name: 'Importar los límites de «cuadros.geojson»' })
    await dialog.getByText('Áreas en el archivo: 14').waitFor()
    await dialog.getByRole('button', { name: /codigo \(por ejemplo, 01\)/ }).waitFor()
    await dialog.getByRole('button', { name: /nombre \(por ejemplo, Cuadro 01\)/ }).waitFor()
    await tabTo(page, { role: 'textbox', name: 'Fuente de los límites (es)' })
    await page.keyboard.type('Cuadros inventados')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await press(page, 'Importar')

    const check = page.getByRole('region', { name: 'Códigos de «depto» frente a los límites' })
    await check.getByText('Códigos de los datos con área: 13').waitFor()
    await check.getByText('Códigos de los datos sin área: 14').waitFor()
    await check.getByText('Áreas sin registros: 77 (Cuadro 77)').waitFor()
    expect((await engine.call('plan.describe', {})).plan?.boundaries).toEqual([
      {
        id: 'cuadros',
        file: 'cuadros.geojson',
        code: 'codigo',
        name: 'nombre',
        credit: { es: 'Cuadros inventados' },
      },
    ])
    await page.getByRole('img', { name: /departamento/i }).waitFor()
    // One change of the plan, which is undone as any other.
    await page.keyboard.press('Control+Z')
    await expect.poll(async () => (await engine.call('plan.describe', {})).plan?.boundaries).toEqual([])
    await page.getByRole('button', { name: /^Los del país/ }).waitFor()
    expect(at.problems).toEqual([])
  })

  test('of a file that is none are refused where it is chosen', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell } = at
    writeFileSync(join(sample.files, 'nada.geojson'), '{"type":"Feature"}')
    shell.answer('boundaries', join(sample.files, 'nada.geojson'))
    await press(page, 'Importar límites para los mapas…')
    const said = page.getByRole('dialog').getByRole('alert')
    expect(await said.textContent()).toContain('nada.geojson')
    await press(page, 'Cancelar')
  })
})
