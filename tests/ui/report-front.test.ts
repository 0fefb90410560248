import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import type { OpenPage } from '../harness/page.ts'
import { bringPlan } from '../harness/people/in-study.ts'
import { withStudy } from '../harness/window.ts'

/** Synthetic. */
const plan = `caracteriza: 1
study: { title: Portadas, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares.csv }]
designs: [{ id: hogares, dataset: hogares, probability: false }]
tables: [{ id: zonas, title: Zonas, design: hogares, statistic: count, by: [zona], unit: hogares, universe: Hogares }]
report:
  sections: [{ title: Todo, tables: [zonas] }]
`

let at: OpenPage | null = null
withStudy(async (opened, folder) => {
  at = opened
  writeFileSync(join(folder, 'hogares.csv'), 'zona\na\na\nb\n')
  await bringPlan(at.engine, folder, plan)
  await at.page.keyboard.press('Control+7')
})

test('subtitle, citation and credits are written at the window and stand in every format of the report', async ({
  skip,
}) => {
  if (!at) return skip()
  const { page, shell } = at
  await page.getByText('Redactar', { exact: true }).click()
  await page.getByRole('button', { name: 'Portada y créditos' }).click()
  const write = async (label: string, text: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await field.press('Enter')
  }
  await write('Subtítulo', 'Informe final')
  await write('Cómo citar este informe', 'Instituto inventado (2026).')
  await page.getByRole('button', { name: 'Añadir un crédito' }).click()
  await write('Función 1', 'Trabajo de campo')
  await write('Nombres 1', 'Equipo inventado')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.getByText('Vista previa', { exact: true }).click()
  const preview = page.frameLocator('iframe')
  for (const told of ['Informe final', 'Instituto inventado (2026).', 'Trabajo de campo', 'Equipo inventado'])
    await preview.getByText(told, { exact: true }).waitFor()

  const out = temporaryFolder()
  shell.answer('output', out.folder)
  await page.keyboard.press('Control+E')
  await page.getByText(/archivos de borrador escritos en/).waitFor()
  const written = readdirSync(out.folder)
  for (const ending of ['html', 'docx', 'pdf']) expect(written).toContain(`informe.borrador.es.${ending}`)
  out.remove()
})

test('what is written fast is all kept: several at once, what moves, and what is being typed when the place changes', async ({
  skip,
}) => {
  if (!at) return skip()
  const { page, engine } = at
  const paragraphs = async () => (await engine.call('plan.describe', {})).plan?.report?.sections[0]?.text
  const paragraph = (number: number) => page.getByRole('textbox', { name: `Párrafo ${number}`, exact: true })
  await page.getByText('Redactar', { exact: true }).click()
  await page.getByRole('button', { name: '1. Todo' }).click()
  await page.getByRole('button', { name: 'Añadir un párrafo' }).evaluate((button: HTMLElement) => {
    for (const _ of [1, 2, 3]) button.click()
  })
  await paragraph(3).waitFor()
  await paragraph(1).fill('Uno')
  await paragraph(2).fill('Dos')
  await page.getByRole('button', { name: 'Subir el párrafo 2' }).click()
  await expect.poll(() => paragraph(1).inputValue()).toBe('Dos')
  expect(await paragraph(2).inputValue()).toBe('Uno')
  await paragraph(3).fill('Tres')
  await page.keyboard.press('Control+1')
  await expect.poll(paragraphs).toEqual(['Dos', 'Uno', 'Tres'])
})
