import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Reply } from '../../main/contract/wire.ts'
import { filesIn, unpackArchive } from '../harness/archive.ts'
import { electronRuntime } from '../harness/electron.ts'
import { startEngineProcess } from '../harness/engine-process.ts'
import { patienceMs } from '../harness/patience.ts'
import { createFakeShell } from '../harness/shell.ts'

/*
 * The packaged program, with the runtime at hand in place of the shipped one. That runtime's Node-API is older than the
 * database needs and the package takes no other Node, so its window is seen without a study; its engine is run, as
 * packed, on the Node of the tests.
 */

const runtime = electronRuntime()
const root = join(import.meta.dirname, '../..')

describe.skipIf(runtime === null)('the packaged program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-package-'))
  const app = join(folder, 'linux-unpacked')
  const archive = join(app, 'resources/app.asar')

  beforeAll(() => {
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const config = ['-c', 'electron-builder.config.ts', `-c.directories.output=${folder}`]
    execFileSync(process.execPath, [builder, ...config, '--linux', '--dir'], { cwd: root, stdio: 'pipe' })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is one archive with natives for this machine alone, and the licences', () => {
    const files = filesIn(archive)
    for (const built of ['main/shell.cjs', 'main/engine-host.cjs', 'main/file-reader.cjs', 'preload/preload.cjs'])
      expect(files).toContain(`out/${built}`)
    const natives = files.filter((file) => file.endsWith('.node'))
    expect(natives.map((file) => file.split('/').at(-1)).sort()).toEqual([
      `${process.platform}-${process.arch}.node`,
      expect.stringMatching(new RegExp(`^resvgjs\\.${process.platform}-${process.arch}`)),
      expect.stringMatching(new RegExp(`^typst-ts-node-compiler\\.${process.platform}-${process.arch}`)),
    ])
    expect(natives.filter((file) => !existsSync(join(`${archive}.unpacked`, file)))).toEqual([])
    expect(files.filter((file) => /\.(ts|map)$|^(tests|renderer|main)\//.test(file))).toEqual([])
    expect(files.some((file) => /assets\/_virtual_licences-.*\.js$/.test(file))).toBe(true)
    expect(readFileSync(join(app, 'resources/LICENSE'), 'utf8')).toMatch(/^MIT License/)
    expect(existsSync(join(app, 'LICENSES.chromium.html'))).toBe(true)
  })

  test('has the fuses set, read back from its executable', async () => {
    const fuses = await getCurrentFuseWire(join(app, 'caracteriza'))
    const states = {
      RunAsNode: FuseState.DISABLE,
      EnableCookieEncryption: FuseState.ENABLE,
      EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
      EnableNodeCliInspectArguments: FuseState.DISABLE,
      EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
      OnlyLoadAppFromAsar: FuseState.ENABLE,
    } as const
    const read = Object.keys(states).map((name) => [name, fuses[FuseV1Options[name as keyof typeof states]]] as const)
    console.info(
      `Fuses read back: ${read.map(([name, state]) => `${name} ${state === FuseState.ENABLE ? 'on' : 'off'}`).join(', ')}`,
    )
    expect(Object.fromEntries(read)).toEqual(states)
  })

  test('opens its window from the archive, and runs nothing else', async () => {
    const home = join(folder, 'home')
    const switches = ['--remote-debugging-port=0', `--user-data-dir=${home}`]
    if (process.getuid?.() === 0) switches.push('--no-sandbox')
    const shut = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /nowhere.js' }
    const child = spawn(join(app, 'caracteriza'), switches, { env: shut, stdio: ['ignore', 'ignore', 'pipe'] })
    try {
      const page = await pageOf(child)
      expect(page.url).toBe('app://workbench/index.html')
      await expect.poll(() => textOn(page.debugger)).toContain('Abrir estudio…')
    } finally {
      child.kill()
      await once(child, 'exit')
    }
  })

  test('reads a file in the thread that lies in the archive', () => {
    const file = join(folder, 'dos.csv')
    writeFileSync(file, 'sexo,edad\n1,30\n2,41\n')
    const start = `
      const { Worker } = require('node:worker_threads')
      const workerData = { task: 'describe', request: { format: 'csv', file: ${JSON.stringify(file)} } }
      const worker = new Worker(${JSON.stringify(join(archive, 'out/main/file-reader.cjs'))}, { workerData })
      worker.on('message', (message) => message.kind === 'progress' || console.log(JSON.stringify(message)))`
    // The runtime itself has no fuses set: as Node it reads the archive in the way that the program does.
    const told = execFileSync(runtime ?? '', ['-e', start], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    expect(JSON.parse(told.toString())).toMatchObject({ kind: 'described', description: { rows: 2 } })
  })

  test('has an engine that makes, fills and reports a study with what is packed', async () => {
    const laid = join(folder, 'laid-out')
    unpackArchive(archive, laid)
    const answers = new Map<number, (reply: Reply) => void>()
    const host = { host: join(laid, 'out/main/engine-host.cjs'), resources: join(app, 'resources/resources') }
    const engine = startEngineProcess((reply) => 'id' in reply && answers.get(reply.id)?.(reply), host)
    const shell = createFakeShell(engine.grant)
    const choose = (purpose: 'sample' | 'newStudy' | 'output'): string => {
      shell.answer(purpose, join(folder, purpose))
      return (shell.request('choose', [purpose]) as { readonly token: string }).token
    }
    const call = async (command: string, args: object): Promise<unknown> => {
      const id = answers.size + 1
      const reply = await new Promise<Reply>((resolve) => {
        answers.set(id, resolve)
        engine.take({ id, command, args })
      })
      expect(reply).toHaveProperty('result')
      return 'result' in reply ? reply.result : null
    }
    try {
      const sample = choose('sample')
      const { plan } = (await call('sample.write', { folder: sample })) as { readonly plan: string }
      const person = { passphrase: 'mercado tormenta clavel violín lunes', person: 'Ana', title: 'Prueba' }
      await call('study.create', { folder: choose('newStudy'), ...person })
      const { sources } = (await call('plan.load', { file: plan })) as { readonly sources: readonly object[] }
      for (const source of sources) await call('data.import', { source, folder: sample, reason: 'prueba' })
      await call('report.write', { folder: choose('output'), languages: ['es'] })
      const written = readdirSync(join(folder, 'output'), { recursive: true }).map(String)
      for (const ending of ['.html', '.docx', '.pdf', '.xlsx', '.png', '.svg'])
        expect(written.some((file) => file.endsWith(ending))).toBe(true)
    } finally {
      await engine.kill()
    }
  })
})

type DebuggedPage = { readonly url: string; readonly debugger: string }

/** The page of the window, by the port that Chromium opens when asked; the driver of the other tests needs Node's own. */
const pageOf = async ({ stderr }: ChildProcess): Promise<DebuggedPage> => {
  let said = ''
  for await (const part of stderr ?? []) {
    said += part
    const host = /ws:\/\/([^/]+)\//.exec(said)?.[1]
    if (host !== undefined) return vi.waitFor(() => windowAt(host), { timeout: patienceMs, interval: 200 })
  }
  throw new Error(`the program ended: ${said}`)
}

const windowAt = async (host: string): Promise<DebuggedPage> => {
  const targets = (await (await fetch(`http://${host}/json`)).json()) as {
    type: string
    url: string
    webSocketDebuggerUrl: string
  }[]
  const found = targets.find(({ type, url }) => type === 'page' && url.startsWith('app:'))
  if (!found) throw new Error('the program has no window yet')
  return { url: found.url, debugger: found.webSocketDebuggerUrl }
}

const textOn = async (address: string): Promise<string> => {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'document.body.innerText' } }))
  const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>]
  socket.close()
  return (JSON.parse(data) as { result: { result: { value: string } } }).result.result.value
}
