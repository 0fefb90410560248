import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

/** Where the Electron runtime lies; null, with the reason printed, when these tests cannot run. */
export const electronRuntime = (): string | null => {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (folder !== undefined) return join(folder, 'electron')
  console.info(
    'Skipped: the tests of the desktop window need ELECTRON_OVERRIDE_DIST_PATH, the folder of an Electron runtime.',
  )
  return null
}

export type Desktop = { readonly app: ElectronApplication; readonly page: Page; readonly home: string }

/** Starts the built application with a home of its own; the engine runs on the Node that runs the tests. */
export const startDesktop = async (
  runtime: string,
  home = mkdtempSync(join(tmpdir(), 'caracteriza-home-')),
): Promise<Desktop> => {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: runtime,
    args: [...root, `--user-data-dir=${home}`, '.'],
    cwd: join(import.meta.dirname, '../..'),
    env: { ...(process.env as Record<string, string>), CARACTERIZA_ENGINE_NODE: process.execPath },
  })
  const page = await app.firstWindow()
  return { app, page, home }
}
