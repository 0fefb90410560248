import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A real Chromium: the machine's own, else the one of the npm package; null, with the reason printed, when there is none. */
export const launchChromium = async (): Promise<Browser | null> => {
  const own = installed.find((path) => existsSync(path))
  try {
    return own ? await chromium.launch({ executablePath: own, args: ['--no-sandbox'] }) : await launchPackaged()
  } catch (error) {
    console.info(`Skipped: the tests of the screen need Chromium (Debian: apt-get install chromium). ${String(error)}`)
    return null
  }
}

const launchPackaged = async (): Promise<Browser> => {
  // The package unpacks into the temporary folder and takes what lies there for its own, of whatever version.
  const folder = join(tmpdir(), 'caracteriza-chromium-153')
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: ['--no-sandbox', '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  })
}
