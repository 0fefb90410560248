import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { beforeAll, expect, test } from 'vitest'
import { passphrase, testEngine } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import { openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()
const study = join(folder, 'estudio')
const older = join(folder, 'anterior')
const heads = join(folder, 'heads.json')

beforeAll(async () => {
  const engine = testEngine({ heads })
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  await engine.close()
  cpSync(study, older, { recursive: true })
  const later = testEngine({ heads })
  await later.call('study.open', { folder: study, passphrase })
  await later.close()
  // Somebody puts back the folder as it was.
  rmSync(study, { recursive: true })
  cpSync(older, study, { recursive: true })
})

test('a study put back to an earlier state opens only when that is accepted, and the log says so', async ({ skip }) => {
  const browser = launched()
  if (!browser) return skip()
  const at = await openPage(browser, { heads })
  const { page, shell, engine } = at
  shell.answer('study', study)
  await press(page, 'Abrir estudio…')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/Alguien repuso una carpeta antigua/)
    .waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const accept = 'Abrir este estado anterior de todos modos; queda en la bitácora'
  await tabTo(page, { role: 'checkbox', name: accept })
  await page.keyboard.press('Space')
  await press(page, 'Abrir')
  await page.getByRole('navigation').first().waitFor()
  expect((await engine.call('audit.list', {})).map(({ action }) => action)).toContain('study.older-accepted')
  expect(at.problems).toEqual([])
  await at.close()
})
