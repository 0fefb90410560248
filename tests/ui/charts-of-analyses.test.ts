import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allRules, axeIn } from '../harness/axe.ts'
import { passphrase, runPlan, testEngine } from '../harness/engine.ts'
import { openStudy } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()
let at: OpenPage | undefined

beforeAll(async () => {
  const browser = launched()
  if (!browser) return
  const engine = testEngine()
  const { plan } = await engine.call('sample.write', { folder: join(folder, 'archivos'), kind: 'event-register' })
  // Half a person in each household: the analysis of the events is refused, that of the risk is not.
  writeFileSync(plan, readFileSync(plan, 'utf8').replace('value: 4\n', 'value: 0.5\n'))
  const study = join(folder, 'estudio')
  await runPlan(engine, study, plan)
  await engine.close()
  at = await openPage(browser)
  await openStudy(at, study, undefined, passphrase)
  await at.page.keyboard.press('Control+6')
})
afterAll(() => at?.close())

describe('charts of analyses of which one cannot be computed', () => {
  beforeEach(({ skip }) => {
    if (!at) skip()
  })

  test('its failure stands in its place, and the others are drawn', async () => {
    const { page, problems } = at as OpenPage
    const list = page.getByRole('navigation', { name: 'Gráficos del informe' })
    const failure = /eventos convertidos tienen menos personas que hogares/
    await page.getByRole('alert').getByText(failure).waitFor()
    await list.getByText('No se puede dibujar nada de: Episodios y personas.').waitFor()
    await list.getByText(failure).waitFor()
    await list.getByRole('button', { name: /Índice de riesgo de desplazamiento/ }).click()
    await page.locator('.chart svg').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await (await axeIn(page))(allRules)).toEqual([])
    expect(problems).toEqual([])
  })
})
