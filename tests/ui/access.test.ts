import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'

/** The themes, as the system asks for them and the page follows, on a laptop of the field offices and at 200 % of it. */
const looks = [
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' }, width: 1366, height: 768 },
  { theme: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' }, width: 1366, height: 768 },
  { theme: 'contrast', media: { colorScheme: 'light', contrast: 'more' }, width: 1366, height: 768 },
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' }, width: 683, height: 384 },
] as const
/** The rows of a grid after the first few, which are made like them. */
const repeated = '[role=grid] [role=presentation] > [role=row]:nth-child(n + 4)'
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser | null = null
let sample: SampleFolder | null = null
beforeAll(async () => {
  browser = await launchChromium()
  if (browser) sample = await makeSample()
})
afterAll(async () => {
  await browser?.close()
  sample?.remove()
})

/** What of WCAG 2.2 AA the page breaks as it stands, with the element; in other themes only the colours differ. */
const breaches = async (page: Page, theme: string): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).exclude('iframe').exclude(repeated).setLegacyMode()
  const { violations } = await (theme === 'light' ? axe.withTags(rules) : axe.withRules('color-contrast')).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`))
}

/** Does the page as a whole have to be moved sideways to be read? */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** More rows than any window shows at once: a grid draws what is in sight, whatever the size of the data. */
const isDrawnWhole = async (page: Page): Promise<boolean> =>
  (await page.getByRole('grid').getByRole('row').count()) > 100

/** Looks at what stands on the page in every theme and size. */
const lookAt = async (page: Page, place: string): Promise<string[]> => {
  const found: string[] = []
  for (const { theme, media, width, height } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme=${theme}]`).waitFor()
    const where = `${place}, ${theme}, ${width} wide`
    found.push(...(await breaches(page, theme)).map((breach) => `${where}: ${breach}`))
    if (await isTooWide(page)) found.push(`${where}: wider than the window`)
    if (await isDrawnWhole(page)) found.push(`${where}: a grid drawn beyond what is in sight`)
  }
  const [{ width, height }] = looks
  await page.setViewportSize({ width, height })
  return found
}

test('every place can be read and worked by everybody, in every theme and at 200 %', { timeout: 400_000 }, async ({
  skip,
}) => {
  if (!browser || !sample) return skip()
  const at = await openPage(browser, { settings: { language: 'es', theme: 'system' } })
  const { page } = at
  const found: string[] = []
  const look = async (place: string): Promise<void> => void found.push(...(await lookAt(page, place)))
  const go = async (place: string, keys: string, shown: ReturnType<Page['locator']>): Promise<void> => {
    await page.keyboard.press(keys)
    await shown.first().waitFor()
    await look(place)
  }
  const dialog = async (place: string, keys: string): Promise<void> => {
    await go(place, keys, page.getByRole('dialog'))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
  await look('start')
  await dialog('new study', 'Control+n')
  await dialog('palette', 'Control+k')
  await dialog('keys', 'F1')
  await openStudy(at, sample.study)
  await page.getByRole('table').first().waitFor()
  await look('study')
  await dialog('settings', 'Control+,')
  await go('variables', 'Control+2', page.getByRole('gridcell'))
  await go('records', 'Alt+4', page.getByRole('grid', { name: /^Registros de/ }).getByRole('gridcell'))
  at.shell.answer('data', `${sample.files}/tamizaje_sintetico.csv`)
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
  await page.getByRole('button', { name: 'Enviar a revisión' }).waitFor()
  await look('review desk')
  await go('publication', 'Control+9', page.getByRole('heading', { name: 'Publicaciones' }))
  await page.getByRole('radio', { name: 'Riesgo de los microdatos' }).click()
  await page.getByRole('combobox', { name: 'Ponderador' }).waitFor()
  await look('risk of microdata')
  await go('people', 'Control+0', page.getByRole('table'))
  await page.getByRole('button', { name: 'Añadir persona…' }).click()
  await page.getByRole('dialog').waitFor()
  await look('new person')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Cuidado de los datos' }).click()
  await page.getByRole('table', { name: 'Cuidado de los datos' }).waitFor()
  await look('care of data')
  await page.getByRole('radio', { name: 'Informe de incidente' }).click()
  await page.getByRole('button', { name: 'Hacer el informe' }).click()
  await page.getByRole('table').first().waitFor()
  await look('incident')
  await go('log', 'Control+b', page.getByRole('table'))
  expect(found).toEqual([])
  expect(at.problems).toEqual([])
  expect(at.outside).toEqual([])
  await at.close()
})
