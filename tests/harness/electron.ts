import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { patienceMs } from './patience.ts'

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

/**
 * Starts the built application with a home of its own; the engine runs on the Node that runs the tests. `files` are
 * what the system would start it with.
 */
export const startDesktop = async (
  runtime: string,
  home = mkdtempSync(join(tmpdir(), 'caracteriza-home-')),
  files: readonly string[] = [],
): Promise<Desktop> => {
  for (let start = 1; ; start++) {
    const started = open(runtime, home, files)
    const first = await Promise.race([started, setTimeout(startMs, 'late' as const)])
    if (first !== 'late') return first
    // When it is stopped, its start fails, and nobody waits for it any more.
    started.catch(() => undefined)
    if (start === mostStarts) throw new Error(`the driver found no window of the application in ${mostStarts} starts`)
    await stop(home)
  }
}

/** Starting takes seconds. */
const startMs = 20_000
const mostStarts = 5

const open = async (runtime: string, home: string, files: readonly string[]): Promise<Desktop> => {
  const app = await _electron.launch({
    executablePath: runtime,
    args: [...startArguments(home, files)],
    ...startOptions(),
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(patienceMs)
  return { app, page, home }
}

/** Starts it a second time, as a double click on a file does while it is open; gives back the code it ends with. */
export const startAgain = (runtime: string, home: string, files: readonly string[]): Promise<number | null> =>
  new Promise((resolve) => {
    spawn(runtime, startArguments(home, files), { ...startOptions(), stdio: 'ignore' }).on('exit', resolve)
  })

const startArguments = (home: string, files: readonly string[]): readonly string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--user-data-dir=${home}`,
  '.',
  ...files,
]

const startOptions = () => ({
  cwd: join(import.meta.dirname, '../..'),
  env: { ...(process.env as Record<string, string>), CARACTERIZA_ENGINE_NODE: process.execPath },
})

/**
 * The driver was seen to miss the application or its window, twice in a row too, and then it waits for ever. The application has to
 * go before the next start, because its home is its lock.
 */
const stop = async (home: string): Promise<void> => {
  console.info('The driver did not find the window it had opened; the application is started again.')
  spawnSync('pkill', ['-KILL', '-f', '--', `--user-data-dir=${home}`])
  await setTimeout(1000)
}
