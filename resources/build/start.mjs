// Opens the built application. Says exactly what to set when there is no Electron runtime to open it with.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

const runtime = () => {
  if (override) return join(override, name)
  try {
    return createRequire(import.meta.url)('electron')
  } catch {
    return ''
  }
}

const electron = runtime()
if (!existsSync(electron)) {
  console.error(`There is no Electron runtime${electron === '' ? '' : ` at ${electron}`}.

The package "electron" fetches it from github.com the first time it is used. Where that site is out of reach, either
  set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron runtime (the folder that holds "${name}"), or
  set ELECTRON_MIRROR to the address of a mirror, and run "npx install-electron".
Then run "npm start" again.`)
  process.exit(1)
}

// The database module needs Node-API 10; with a runtime that lacks it the engine runs on this Node instead.
const asNode = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
const nodeApi = Number(execFileSync(electron, ['-p', 'process.versions.napi'], { encoding: 'utf8', env: asNode }))
const environment = nodeApi < 10 ? { CARACTERIZA_ENGINE_NODE: process.execPath, ...process.env } : process.env
const isRoot = process.getuid?.() === 0
const window = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), '.', ...process.argv.slice(2)], {
  cwd: root,
  env: environment,
  stdio: 'inherit',
})
window.on('exit', (code) => process.exit(code ?? 1))
