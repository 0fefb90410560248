import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualKind } from '../../main/contract/study-kind.ts'
import { inLanguage, type Language } from '../../main/contract/text.ts'
import { readPlan } from '../../main/files/plan-yaml.ts'
import { loadKinds } from '../../main/files/study-kinds.ts'
import { allRules, axeIn } from '../harness/axe.ts'
import { resources } from '../harness/engine.ts'
import { press, tabTo } from '../harness/keyboard.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { withBrowser } from '../harness/window.ts'

const { folder, launched } = withBrowser()

const wordsIn = (language: Language): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(resources, `locales/${language}.json`), 'utf8'))

/** The usual kind goes the same way in first-table.test.ts. */
const kinds = loadKinds(resources).filter(({ kind }) => kind !== usualKind)

/** Goes through the list of kinds by arrows until the wanted one is picked. */
const pick = async ({ page }: OpenPage, name: string): Promise<void> => {
  const wanted = page.getByRole('radio', { name, exact: true })
  await wanted.waitFor()
  await page.keyboard.press('Tab')
  for (let step = 0; step <= kinds.length + 1; step++) {
    if (await wanted.isChecked()) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no arrow leads to «${name}»`)
}

describe.each(['es', 'en'] as const)('every kind of study, without a mouse, in %s', (language) => {
  const w = wordsIn(language)
  const word = (key: string) => w[key] ?? key
  let at: OpenPage
  let axe: Awaited<ReturnType<typeof axeIn>>
  beforeAll(async () => {
    const browser = launched()
    if (!browser) return
    at = await openPage(browser, { settings: { language } })
    await at.page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    axe = await axeIn(at.page)
  })
  afterAll(async () => {
    await at?.close()
  })

  test.for(kinds.map(({ kind, name }) => [kind, name[language]] as const))(
    '%s: from a new study to its first table and its map',
    async ([kind, name], { skip }) => {
      if (!launched()) return skip()
      const { page, shell } = at
      const plan = readPlan(readFileSync(join(resources, 'kinds', kind, 'plan.yaml'), 'utf8'))
      const map = plan.report?.sections.flatMap(({ charts }) => charts).find(({ chart }) => chart === 'map')
      shell.answer('sample', join(folder, `${kind}-${language}`))

      await page.keyboard.press('Control+n')
      await pick(at, name)
      await tabTo(page, { role: 'radio', name: word('kind.begin.nothing') })
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Space')
      const found = await axe(allRules)
      await press(page, word('action.continue'))
      await press(page, word('sample.make'))
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: word('tour.skip') }).press('Enter')

      await page.keyboard.press('Control+5')
      await page.keyboard.press('F9')
      await page.getByRole('grid').first().waitFor()
      expect(await page.getByRole('gridcell').first().textContent()).toMatch(/\d/)
      found.push(...(await axe(allRules)))

      await page.keyboard.press('Control+6')
      const title = map?.title ?? plan.tables.find(({ id }) => id === map?.table)?.title
      await tabTo(page, { role: 'button', name: new RegExp(inLanguage(title, language).replace(/[()?.]/g, '\\$&')) })
      await page.keyboard.press('Enter')
      await page.getByRole('img').locator('svg').first().waitFor()
      found.push(...(await axe(allRules)))
      expect(found).toEqual([])
      expect(at.problems).toEqual([])

      await page.keyboard.press('Control+l')
      await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    },
  )
})
