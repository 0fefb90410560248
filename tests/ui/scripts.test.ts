import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { bringPlan } from '../harness/people/in-study.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic. */
const plan = `caracteriza: 1
study: { title: Guiones, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares.csv, identifiers: [jefe] }]
designs: [{ id: hogares, dataset: hogares, psu: [upm] }]
tables: [{ id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, unit: dólares, universe: Hogares }]
`
const homes = 'jefe,upm,gasto,cuartos\nAna Pérez,1,10,2\nEva Ruiz,2,20,3\nLeo Paz,3,60,1\n'

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'hogares.csv'), homes)
  await bringPlan(at.engine, folder, plan)
  await at.page.keyboard.press('Control+7')
})

describe('the scripts of the plan, without a mouse', () => {
  test('need no records while the files hold everything', async ({ skip }) => {
    if (!at) return skip()
    const { page, shell } = at
    const out = temporaryFolder()
    await press(page, 'Escribir los guiones de R y Stata…')
    const dialog = page.getByRole('dialog', { name: 'Escribir los guiones de R y Stata' })
    await dialog.getByText('Los archivos de origen bastan para todos los cuadros').waitFor()
    expect(await dialog.getByRole('checkbox').count()).toBe(0)
    shell.answer('output', out.folder)
    await press(page, 'Elegir carpeta y escribir')
    await dialog.getByText(/^3 archivos de borrador escritos en/).waitFor()
    expect(readdirSync(out.folder).sort()).toEqual([
      'recalculo.borrador.R',
      'recalculo.borrador.do',
      'recalculo.borrador.valores',
    ])
    await press(page, 'Cerrar')
    out.remove()
  })

  test('go with the records that the files do not hold where they are asked for, and say what leaves', async ({
    skip,
  }) => {
    if (!at) return skip()
    const { page, shell, engine } = at
    const [alone, whole] = [temporaryFolder(), temporaryFolder()]
    const corrections = [{ record: '#1', variable: 'gasto', value: 12, reason: 'mal copiado' }]
    await engine.call('data.correct', { dataset: 'hogares', from: 'list', corrections, reason: 'prueba' })
    await press(page, 'Escribir los guiones de R y Stata…')
    const dialog = page.getByRole('dialog', { name: 'Escribir los guiones de R y Stata' })
    await dialog
      .getByText(
        '«hogares», 3 registros: tienen correcciones que el archivo de origen no tiene. Variables: upm, gasto.',
      )
      .waitFor()
    shell.answer('output', alone.folder)
    await press(page, 'Elegir carpeta y escribir')
    await dialog.getByText(/^3 archivos de borrador escritos en/).waitFor()
    expect(readFileSync(join(alone.folder, 'recalculo.borrador.R'), 'utf8')).toContain(
      '# Cuadro gasto: no se recalcula.',
    )
    await press(page, 'Cerrar')

    await press(page, 'Escribir los guiones de R y Stata…')
    await tabTo(page, { role: 'checkbox', name: 'Con los registros que los archivos no tienen' })
    await page.keyboard.press('Space')
    await dialog.getByText(/Los registros salen del estudio sin cifrar/).waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    shell.answer('output', whole.folder)
    await press(page, 'Elegir carpeta y escribir')
    await dialog.getByText(/^4 archivos de borrador escritos en/).waitFor()
    const records = readFileSync(join(whole.folder, 'recalculo.borrador.registros', 'hogares.csv'), 'utf8')
    expect(records.trim().split(/\r?\n/)).toEqual(['upm,gasto', '1,12', '2,20', '3,60'])
    expect(readFileSync(join(whole.folder, 'recalculo.borrador.R'), 'utf8')).not.toContain('no se recalcula.')
    const log = await engine.call('audit.list', {})
    expect(log.filter(({ action }) => action === 'data.exported').map(({ object }) => object)).toEqual(['hogares'])
    await press(page, 'Cerrar')
    expect(at.problems).toEqual([])
    alone.remove()
    whole.remove()
  })
})
