import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { electronRuntime } from '../harness/electron.ts'

const runtime = electronRuntime()
const hasStrace = spawnSync('strace', ['-V']).status === 0
if (!hasStrace) console.info('Skipped: that the window reaches no network is seen with strace, which is missing.')

/** How long the window is watched after its page has asked for its files. */
const watchedMs = 8000

describe.skipIf(runtime === null || !hasStrace)('the desktop window, watched from outside', () => {
  test('makes no connection to a network in any of its processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caracteriza-strace-'))
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const calls = 'trace=connect,bind,sendto,sendmsg,execve,openat'
    const app = spawn(
      'strace',
      [
        '-ff',
        // Stops the processes at the calls that are watched alone, so that they run at nearly their own pace.
        '--seccomp-bpf',
        '-qq',
        '-e',
        calls,
        '-o',
        join(folder, 'calls'),
        runtime ?? '',
        ...root,
        `--user-data-dir=${folder}`,
        '.',
      ],
      {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, CARACTERIZA_ENGINE_NODE: process.execPath },
        stdio: 'ignore',
        detached: true,
      },
    )
    const traces = (): string[] =>
      readdirSync(folder)
        .filter((name) => name.startsWith('calls.'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    try {
      await expect.poll(() => traces().some((text) => /out\/renderer\/assets\/.*\.js/.test(text))).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, watchedMs))
      const seen = traces()
      expect(seen.length).toBeGreaterThan(3)
      expect(seen.some((text) => text.includes('engine-host.cjs'))).toBe(true)
      const outward = seen.flatMap((text) => text.split('\n')).filter((line) => /AF_INET6?\b/.test(line))
      expect(outward).toEqual([])
    } finally {
      if (app.pid !== undefined) process.kill(-app.pid, 'SIGKILL')
    }
  })
})
