import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Settings } from '../../main/contract/desktop.ts'
import { launchChromium } from '../harness/chromium.ts'
import { copyStudy, makeSample, openStudy, type SampleFolder } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'

const words = {
  es: { open: 'Abrir estudio…', passphrase: 'Frase de paso', button: 'Abrir', records: 'Registros' },
  en: { open: 'Open study…', passphrase: 'Passphrase', button: 'Open', records: 'Records' },
} as const
const looks: {
  readonly name: string
  readonly settings: Partial<Settings>
  readonly width?: number
  readonly height?: number
}[] = [
  { name: 'Spanish, light', settings: { language: 'es', theme: 'light' } },
  { name: 'English, light', settings: { language: 'en', theme: 'light' } },
  { name: 'Spanish, dark', settings: { language: 'es', theme: 'dark' } },
  { name: 'English, high contrast', settings: { language: 'en', theme: 'contrast' } },
  { name: 'a zoom of 200 %', settings: { language: 'es', theme: 'light' }, width: 683, height: 384 },
]

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

/** The rules of WCAG 2.2 AA that a place breaks, with the element they are broken by. */
const breaches = async (page: Page, place: string): Promise<string[]> => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude('iframe').analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id} ${html.slice(0, 160)}`))
}

/** Does the page as a whole have to be moved sideways to be read? */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe.each(looks)('with $name', ({ settings, ...size }) => {
  test('every place can be read and worked by everybody', async ({ skip }) => {
    if (!browser || !sample) return skip()
    const at = await openPage(browser, { settings, ...size })
    const { page } = at
    const w = words[settings.language ?? 'es']
    const copy = copyStudy(sample)
    const found: string[] = []
    const look = async (place: string): Promise<void> => {
      found.push(...(await breaches(page, place)))
      if (await isTooWide(page)) found.push(`${place}: wider than the window`)
    }
    await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    await look('start')
    for (const [key, dialog] of [
      ['Control+n', 'new study'],
      ['Control+k', 'palette'],
      ['F1', 'keys'],
      ['Control+,', 'settings'],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await look(dialog)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await openStudy(at, copy.study, w)
    await page.getByRole('table').first().waitFor()
    await look('study')
    await page.keyboard.press('Control+2')
    await page.getByRole('gridcell').first().waitFor()
    await look('data')
    await page.getByRole('radio', { name: w.records }).click()
    await page.getByRole('gridcell').first().waitFor()
    await look('records')
    at.shell.answer('data', `${sample.files}/tamizaje_sintetico.csv`)
    await page.keyboard.press('Control+i')
    await page.getByRole('table').waitFor({ timeout: 60_000 })
    await look('import')
    await page.keyboard.press('Control+3')
    await page.getByRole('table').nth(1).waitFor({ timeout: 60_000 })
    await look('quality')
    await page.keyboard.press('Control+4')
    await page.getByRole('combobox').first().waitFor({ timeout: 60_000 })
    await look('design')
    await page.keyboard.press('Alt+2')
    await page.getByRole('img').waitFor({ timeout: 60_000 })
    await look('weighting')
    await page.keyboard.press('Control+5')
    await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 })
    await look('tables')
    await page.keyboard.press('Control+g')
    await page.getByRole('img').waitFor({ timeout: 60_000 })
    await look('chart')
    await page.keyboard.press('Control+Shift+N')
    await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 })
    await look('new table')
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog').waitFor()
    await look('keep table')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+7')
    await page.locator('iframe').waitFor({ timeout: 60_000 })
    await look('report')
    expect(found).toEqual([])
    expect(at.problems).toEqual([])
    expect(at.outside).toEqual([])
    await at.close()
    copy.remove()
  })
})
