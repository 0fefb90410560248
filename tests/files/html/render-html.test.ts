import { existsSync, readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../main/contract/text.ts'
import type { Report } from '../../../main/core/report/report.ts'
import { drawSvg } from '../../../main/files/charts/svg.ts'
import { renderHtml } from '../../../main/files/html/render-html.ts'
import { fontFiles, syntheticReport } from '../../harness/report-study.ts'

const [regular, semibold] = fontFiles.map((file) => readFileSync(file)) as [Buffer, Buffer]

const drawAll = async ({ sections }: Report) => {
  const charts = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart')
  return new Map(await Promise.all(charts.map(async (chart) => [chart.id, await drawSvg(chart)] as const)))
}
const pageOf = async (report: Report) => renderHtml(report, await drawAll(report), { regular, semibold })

describe('report as a page', () => {
  test.each(['es', 'en'] as const)('the page in %s is the one recorded', async (language: Language) => {
    const page = await pageOf(syntheticReport(language))
    expect(await pageOf(syntheticReport(language))).toBe(page)
    const withoutFonts = page.replace(/(data:font\/ttf;base64,)[^)]*/g, '$1…')
    await expect(withoutFonts).toMatchFileSnapshot(`../../fixtures/report/report.${language}.html`)
  })

  test('what people wrote stays text, in titles, labels, notes and figures', async () => {
    const report = syntheticReport('es')
    const bad = `<img src=x onerror=alert(1)>"'&`
    const [section] = report.sections
    const poisoned: Report = {
      ...report,
      title: bad,
      note: bad,
      facts: [{ term: bad, text: bad }],
      sections: section ? [{ ...section, title: bad, paragraphs: [[{ kind: 'text', text: bad }]] }] : [],
    }
    const page = await pageOf(poisoned)
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    expect(await pageOf(report)).toContain('informes &lt;b&gt;sin&lt;/b&gt; datos')
  })

  test('the page needs nothing from outside and every link leads somewhere in it', async () => {
    const page = await pageOf(syntheticReport('en'))
    expect(page).not.toMatch(/<script|<link|<iframe|\son\w+=|javascript:|src="http|url\(http/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => !ids.includes(target?.slice(1)))).toEqual([])
  })

  test('a chart that was not drawn is a defect', () => {
    expect(() => renderHtml(syntheticReport('es'), new Map(), { regular, semibold })).toThrow('was not drawn')
  })
})

const executablePath = '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath)
if (!hasBrowser) console.info(`Skipped: the page in a browser, because there is no ${executablePath}.`)

describe.skipIf(!hasBrowser)('report in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  test.each(['es', 'en'] as const)(
    'the page in %s is accessible, loads its letters and breaks no policy',
    async (language) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.setContent(await pageOf(syntheticReport(language)))
      const { violations } = await new AxeBuilder({ page }).exclude('svg > g').analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      expect(await page.evaluate(() => [...document.fonts].map(({ status }) => status))).toEqual(['loaded', 'loaded'])
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  test('nothing but tables scrolls sideways at 1366 pixels, nor at 200 % zoom of it', async () => {
    const content = await pageOf(syntheticReport('es'))
    for (const width of [1366, 683]) {
      const page = await browser.newPage({ viewport: { width, height: 768 } })
      await page.setContent(content)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await page.close()
    }
  })
})
