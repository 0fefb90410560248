import { beforeAll, expect, test } from 'vitest'
import { samplePassphrase } from '../../main/contract/sample.ts'
import { testEngine } from '../harness/engine.ts'
import { openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'
import { sampleOfRun } from '../harness/sample-of-run.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()
let sample: SampleFolder | null = null
beforeAll(async () => {
  if (launched()) sample = await sampleOfRun(folder)
})

test('an engine killed in the middle of a weighting run locks the study, and nothing that was kept is lost', async ({
  skip,
}) => {
  const browser = launched()
  if (!browser || !sample) return skip()
  const at = await openPage(browser, { ownProcess: true })
  const { page } = at
  // The engine prepares the data anew each time it starts.
  await openStudy(at, sample.study)
  await page.keyboard.press('Control+4')
  await page.getByRole('heading', { name: 'Tamizaje: familias' }).waitFor()
  await page.keyboard.press('Alt+2')
  const layer = page.getByRole('region', { name: '1. Ajuste proporcional iterativo (raking)' })
  await layer.getByRole('img').waitFor()

  // A step is switched off, which is kept at once, and the weights are being tried again when the engine dies.
  await page.keyboard.press('Control+Shift+O')
  await page.getByText('Este paso está desactivado').waitFor()
  await page.keyboard.press('Control+Shift+A')
  await page.getByRole('heading', { name: 'Nuevo paso de ponderación' }).waitFor()
  await page.getByRole('button', { name: /Ajuste proporcional iterativo.*Paso$/ }).click()
  await page.getByRole('option', { name: 'Recorte de ponderadores extremos' }).click()
  await page.getByLabel('Ponderador máximo').fill('110')
  await page.getByRole('button', { name: 'Añadir al plan' }).click()
  await at.killEngine()

  // The way back: the page says what happened and opens the study again.
  await page.getByText(/El motor de cálculo se detuvo/).waitFor()
  await page.getByRole('button', { name: /^Volver a abrir/ }).click()
  await page.getByLabel('Frase de paso').fill(samplePassphrase)
  await page.getByRole('button', { name: 'Abrir', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('Control+4')
  await page.getByRole('heading', { name: 'Tamizaje: familias' }).waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByText('○ desactivado').waitFor()
  expect(at.problems).toEqual([])
  await at.close()

  const engine = testEngine()
  await engine.call('study.open', { folder: sample.study, passphrase: samplePassphrase })
  expect((await engine.call('study.check', {})).findings).toEqual([])
  const [design] = (await engine.call('plan.describe', {})).plan?.designs ?? []
  expect(design?.weighting[0]).toMatchObject({ step: 'rake', enabled: false })
  await engine.close()
})
