import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Axe, allRules, axeIn, colourContrast } from '../harness/axe.ts'
import { resources } from '../harness/engine.ts'
import { openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'
import { sampleOfRun } from '../harness/sample-of-run.ts'
import { withBrowser } from '../harness/window.ts'

type Language = 'es' | 'en'

/** The themes, as the system asks for them and the page follows. */
const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const
/** A laptop of the field offices, and the same at a zoom of 200 %. */
const sizes = [
  { width: 1366, height: 768 },
  { width: 683, height: 384 },
] as const
/** At 200 % the colours are those of the whole size, so that there English is looked at in one theme. */
const looksIn = (language: Language, width: number): readonly (keyof typeof themes)[] =>
  language === 'es' || width === sizes[0].width ? ['light', 'dark', 'contrast'] : ['light']

const { folder, launched } = withBrowser()
let sample: SampleFolder | null = null
beforeAll(async () => {
  if (launched()) sample = await sampleOfRun(folder)
})

/** Does the page as a whole have to be moved sideways to be read? */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** More rows than any window shows at once: a grid draws what is in sight, whatever the size of the data. */
const isDrawnWhole = async (page: Page): Promise<boolean> =>
  (await page.getByRole('grid').getByRole('row').count()) > 100

/** Looks at what stands on the page in every theme and size; in themes other than light only the colours differ. */
const lookAt = async (page: Page, axe: Axe, place: string, language: Language): Promise<string[]> => {
  const found: string[] = []
  // A window that was shrunk looks as if a keyboard stood on the screen: a dialog is then seen only after a moment.
  await page.locator('.dialog-shade[style*="opacity: 0"]').waitFor({ state: 'detached' })
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height })
    for (const theme of looksIn(language, width)) {
      await page.emulateMedia({ ...themes[theme], reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${theme}]`).waitFor()
      const where = `${place}, ${theme}, ${width} wide`
      found.push(...(await axe(theme === 'light' ? allRules : colourContrast)).map((breach) => `${where}: ${breach}`))
    }
    const where = `${place}, ${width} wide`
    if (await isTooWide(page)) found.push(`${where}: wider than the window`)
    if (await isDrawnWhole(page)) found.push(`${where}: a grid drawn beyond what is in sight`)
  }
  await page.setViewportSize(sizes[0])
  return found
}

const wordsIn = (language: Language): ((key: string) => string) => {
  const texts = JSON.parse(readFileSync(join(resources, `locales/${language}.json`), 'utf8')) as Record<string, string>
  return (key) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`no text ${key}`)
    return text
  }
}

test.for(['es', 'en'] as const)(
  'every place and dialog can be read and worked by everybody, in %s',
  async (language, { skip }) => {
    const browser = launched()
    if (!browser || !sample) return skip()
    const { study, files } = sample
    const word = wordsIn(language)
    const at = await openPage(browser, { settings: { language, theme: 'system' } })
    const { page, shell } = at
    const found: string[] = []
    const look = async (place: string): Promise<void> => void found.push(...(await lookAt(page, axe, place, language)))
    const go = async (place: string, keys: string, shown: ReturnType<Page['locator']>): Promise<void> => {
      await page.keyboard.press(keys)
      await shown.first().waitFor()
      await look(place)
    }
    const leave = async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    const dialog = async (place: string, keys: string): Promise<void> => {
      await go(place, keys, page.getByRole('dialog'))
      await leave()
    }
    const press = (key: string): Promise<void> =>
      page
        .getByRole('button', { name: word(key), exact: true })
        .first()
        .click()
    const dialogOf = async (place: string, key: string): Promise<void> => {
      await press(key)
      await page.getByRole('dialog').waitFor()
      await look(place)
      await leave()
    }
    const view = async (key: string): Promise<void> => page.getByRole('radio', { name: word(key) }).click()
    const words = {
      open: word('command.study.open'),
      passphrase: word('newStudy.passphrase'),
      button: word('openStudy.open'),
    }

    await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    const axe = await axeIn(page)
    await look('start')
    await dialog('new study', 'Control+n')
    await dialog('palette', 'Control+k')
    await dialog('keys', 'F1')
    shell.answer('study', study)
    await press('command.study.open')
    await page.getByText(word('openStudy.more')).click()
    await page.getByLabel(word('openStudy.head'), { exact: true }).fill('mark')
    await look('opening with a printed mark')
    await press('openStudy.recover')
    await page.getByText(word('recoverStudy.explain')).waitFor()
    await look('recovery with two halves')
    await leave()
    await openStudy(at, study, words)
    await page.getByRole('table').first().waitFor()
    await look('study')
    await dialog('settings', 'Control+,')
    await go('variables', 'Control+2', page.getByRole('gridcell'))
    await dialogOf('export of records', 'command.data.export')
    const [beforeName = ''] = word('data.records').split('{{dataset}}')
    await go('records', 'Alt+4', page.getByRole('grid', { name: beforeName }).getByRole('gridcell'))
    await go('derived variables', 'Alt+6', page.getByRole('button', { name: word('command.derivation.add') }))
    shell.answer('data', `${files}/tamizaje_sintetico.csv`)
    await go('import', 'Control+i', page.getByRole('table'))
    await go('quality', 'Control+3', page.getByRole('table').nth(1))
    await go('design', 'Control+4', page.getByRole('combobox'))
    await go('weights', 'Alt+2', page.getByRole('img'))
    await go('tables', 'Control+5', page.getByRole('gridcell'))
    await go('table as a chart', 'Control+g', page.getByRole('img'))
    await go('new table', 'Control+Shift+N', page.getByRole('gridcell'))
    await dialog('keep table', 'Control+s')
    await go('charts', 'Control+6', page.getByRole('img'))
    await go('report', 'Control+7', page.frameLocator('iframe').getByRole('heading', { level: 1 }))
    await go('validation', 'Control+8', page.getByRole('table'))
    await page.getByRole('table').getByRole('button').first().click()
    await page.getByRole('button', { name: word('validation.act.submit') }).waitFor()
    await look('review desk')
    await go('publication', 'Control+9', page.getByRole('heading', { name: word('publication.register') }))
    await view('publication.view.risk')
    await page.getByRole('combobox', { name: word('publication.risk.weight') }).waitFor()
    await look('risk of microdata')
    await view('publication.view.microdata')
    await press('publication.microdata.run')
    await page.getByRole('table', { name: word('publication.microdata.risk') }).waitFor()
    await look('file of microdata')
    await go('people', 'Control+0', page.getByRole('table'))
    await dialogOf('new person', 'people.add')
    await dialogOf('own passphrase', 'people.passphrase')
    await view('people.view.care')
    await page.getByRole('table', { name: word('people.view.care') }).waitFor()
    await look('care of data')
    await view('people.view.incident')
    await press('people.incident.make')
    await page.getByRole('table').first().waitFor()
    await look('incident')
    await go('log', 'Control+b', page.getByRole('table'))
    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: words.open }).waitFor()
    await look('start with a study it knows')
    expect(found).toEqual([])
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
    await at.close()
  },
)
