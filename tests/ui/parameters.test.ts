import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectAccessible } from '../harness/axe.ts'
import { press, write } from '../harness/keyboard.ts'
import type { OpenPage } from '../harness/page.ts'
import { bringPlan } from '../harness/people/in-study.ts'
import { withStudy } from '../harness/window.ts'

const plan = `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources: [{ dataset: personas, file: personas.csv, format: csv }]
`

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  // Synthetic.
  writeFileSync(join(folder, 'personas.csv'), 'folio,edad\n01,30\n02,8\n03,41\n')
  await bringPlan(at.engine, folder, plan)
  await at.page.keyboard.press('Control+2')
  await at.page.getByRole('grid', { name: 'Variables de «personas»' }).waitFor()
})

test('a number that the study chose is declared once, and formulas take it by its name', async ({ skip }) => {
  if (!at) return skip()
  const { page, engine } = at
  await page.keyboard.press('Alt+6')
  await press(page, 'Añadir un parámetro')
  await write(page, 'Nombre en las fórmulas', 'mayoria')
  await write(page, 'Valor', '18')
  await write(page, 'Qué es (es)', 'Mayoría de edad')
  await write(page, 'Qué es (en)', 'Full age')
  await write(page, 'De dónde sale (es)', 'Código civil')
  await expectAccessible(page)
  // Its source is told in both languages or it is not kept.
  expect(await page.getByRole('button', { name: 'Añadir al plan' }).isDisabled()).toBe(true)
  await write(page, 'De dónde sale (en)', 'Civil code')
  await press(page, 'Añadir al plan')
  await page.getByRole('row', { name: /Mayoría de edad \$\.mayoria 18 Código civil/ }).waitFor()
  await press(page, 'Añadir una derivación')
  await write(page, 'Nombre de la variable', 'otra')
  await write(page, 'Fórmula', 'd.edad >= $.mayoria')
  await page
    .getByRole('region', { name: 'Lo que saldría' })
    .getByRole('row', { name: /Sí 2 · 66,7/ })
    .waitFor()
  await press(page, 'Cancelar')
  expect((await engine.call('plan.describe', {})).plan?.parameters).toMatchObject([{ name: 'mayoria', value: 18 }])
})
