import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from './chromium.ts'
import { passphrase, temporaryFolder } from './engine.ts'
import { openStudy, type SampleFolder } from './open-sample.ts'
import { type OpenPage, openPage } from './page.ts'
import { sampleOfRun } from './sample-of-run.ts'

/** A Chromium for the tests of a file, and a folder that goes with it. Where there is none, `launched` gives null and they skip. */
export const withBrowser = () => {
  const { folder, remove } = temporaryFolder()
  let browser: Browser | null = null
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    remove()
  })
  return { folder, launched: () => browser }
}

/** A window for the tests of a file; `prepare` gets it and its folder before the first of them. */
const withWindow = (prepare: (at: OpenPage, folder: string) => Promise<void>): void => {
  const { folder, launched } = withBrowser()
  let at: OpenPage | null = null
  beforeAll(async () => {
    const browser = launched()
    if (!browser) return
    at = await openPage(browser)
    await prepare(at, folder)
  })
  afterAll(() => at?.close())
}

/** A window that shows an empty study of Ana's. */
export const withStudy = (prepare: (at: OpenPage, folder: string) => Promise<void>): void =>
  withWindow(async (at, folder) => {
    const study = join(folder, 'estudio')
    await at.engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
    await at.page.getByRole('navigation').first().waitFor()
    await prepare(at, folder)
  })

/** A window that shows the sample study. */
export const withSample = (prepare: (at: OpenPage, sample: SampleFolder) => void | Promise<void>): void =>
  withWindow(async (at, folder) => {
    const sample = await sampleOfRun(folder)
    await openStudy(at, sample.study)
    await prepare(at, sample)
  })
