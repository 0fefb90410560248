import { existsSync, readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Distribution } from '../../../main/core/codebook/distribution.ts'
import { type CodebookPage, codebookHtml } from '../../../main/files/html/codebook-html.ts'
import { fontFiles, textsIn } from '../../harness/report-study.ts'

const [regular, semibold] = fontFiles.map((file) => readFileSync(file)) as [Buffer, Buffer]
const bad = `<img src=x onerror=alert(1)>"'&`
const sexo: Variable = {
  name: 'sexo',
  label: { es: 'Sexo', en: 'Sex' },
  kind: 'nominal',
  storage: 'number',
  categories: [
    { code: '1', label: 'Hombre' },
    { code: bad, label: bad },
  ],
  missing: [
    { code: '9', reason: 'refused', label: bad },
    { from: 97, reason: 'dontKnow' },
  ],
  question: bad,
  source: bad,
}
const distribution: Distribution = {
  records: 10,
  answered: 8,
  missing: [{ reason: 'refused', records: 2 }],
  categories: [
    { code: '1', label: 'Hombre', records: 2 },
    { code: '3', records: 6 },
  ],
  numbers: null,
}
const pageOf = (more: Partial<CodebookPage> = {}) =>
  codebookHtml(
    {
      study: bad,
      dataset: 'personas',
      variables: [sexo, { name: bad, kind: 'count', storage: 'number', categories: [], missing: [] }],
      distributions: null,
      warnings: [],
      language: 'es',
      texts: textsIn('es'),
      ...more,
    },
    { regular, semibold },
  )

describe('a codebook as a page', () => {
  test('shows what people wrote as text, needs nothing from outside, and its links lead somewhere', () => {
    const page = pageOf()
    expect(page).not.toContain('<img')
    expect(page).not.toMatch(/<script|<link|<iframe|javascript:|src="http|url\(http/)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  test('has counts and shares of those who answered only where they are given', () => {
    expect(pageOf()).not.toContain('class="number"')
    const counted = pageOf({ distributions: new Map([['sexo', distribution]]), warnings: ['BORRADOR'] })
    expect(counted).toMatch(/<th scope="row">3<\/th><td><\/td><td class="number">6<\/td><td class="number">75,0/)
    expect(counted).toMatch(/<th scope="row">no responde<\/th><td class="number">2<\/td>/)
    expect(counted).toMatch(/class="warnings"[^>]*><span>BORRADOR/)
  })

  const executablePath = '/usr/bin/chromium'
  const hasBrowser = existsSync(executablePath)
  if (!hasBrowser) console.info(`Skipped: the codebook in a browser, because there is no ${executablePath}.`)
  test.skipIf(!hasBrowser)('is accessible and breaks no policy of its own', async () => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.setContent(pageOf({ distributions: new Map([['sexo', distribution]]), warnings: ['BORRADOR'] }))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(complaints).toEqual([])
    await browser.close()
  })
})
