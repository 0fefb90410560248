import { execFileSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const sources = [
  'main/**/*.ts',
  'preload/**/*.ts',
  'renderer/**/*',
  'resources/locales/*.json',
  'resources/kinds/*/words/*.json',
  'resources/kinds/two-phase-survey/*.ts',
  'electron.vite.config.ts',
]

/** Builds shell, engine, preload and page into `out`, unless nothing has changed since the last time. */
export const setup = (): void => {
  if (
    lastChange(['out/main/shell.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'], Math.min) >
    lastChange(sources, Math.max)
  )
    return
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  execFileSync(process.execPath, [builder, 'build'], { cwd: root, stdio: 'pipe' })
}

const lastChange = (patterns: readonly string[], pick: (...times: number[]) => number): number => {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root }))
  return files.length === 0 ? 0 : pick(...files.map((file) => statSync(join(root, file)).mtimeMs))
}
