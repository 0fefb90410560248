import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const start = join(import.meta.dirname, '../../../resources/build/start.mjs')

test('without an Electron runtime, what starts the window says exactly what to set', () => {
  const folder = join(import.meta.dirname, 'no-runtime-here')
  const { status, stderr } = spawnSync(process.execPath, [start], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
  })
  expect(status).toBe(1)
  expect(stderr).toContain(`There is no Electron runtime at ${folder}`)
  expect(stderr).toContain('set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron runtime')
  expect(stderr).toContain('set ELECTRON_MIRROR to the address of a mirror, and run "npx install-electron"')
})
