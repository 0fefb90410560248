import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Grant, Settings } from '../../main/contract/desktop.ts'
import type { Reply } from '../../main/contract/wire.ts'
import type { Engine } from '../../main/engine/context.ts'
import { createChoices } from '../../main/hosts/choices.ts'
import { servePort } from '../../main/hosts/port.ts'
import { mediaTypeOf } from '../../main/shell/policy/assets.ts'
import { documentPolicy, pagePolicy } from '../../main/shell/policy/content-security.ts'
import { testEngine } from './engine.ts'
import { type EngineProcess, startEngineProcess } from './engine-process.ts'
import { patienceMs } from './patience.ts'
import { createFakeShell, type FakeShell } from './shell.ts'
import { textOf } from './wire-text.ts'

const root = join(import.meta.dirname, '../..')
const pageOrigin = 'https://workbench.test'
const documentOrigin = 'https://document.test'

/** The built page in a browser, with the shipped content policy and a real engine behind its port. */
export type OpenPage = {
  readonly page: Page
  readonly shell: FakeShell
  readonly engine: Engine
  /** Errors and warnings of the console, breaches of the content policy among them. */
  readonly problems: string[]
  /** Addresses outside of the app that the page asked for. */
  readonly outside: string[]
  /** Puts a new engine in the place of the present one, as the shell does when it ends. */
  replaceEngine(reason: 'failed' | 'locked'): Promise<void>
  /** Kills the process of the engine and starts another, as the shell does. */
  killEngine(): Promise<void>
  close(): Promise<void>
}

export type PageOptions = {
  readonly settings?: Partial<Settings>
  readonly width?: number
  readonly height?: number
  /** Pixels of the screen to each of the page, as a zoom of the window gives them. */
  readonly zoom?: number
  /** Where the machine remembers how far studies had come; without, it remembers nothing. */
  readonly heads?: string
  /** Runs the engine in a process of its own, which `killEngine` ends; there is no `engine` then. */
  readonly ownProcess?: boolean
}

export const openPage = async (browser: Browser, options: PageOptions = {}): Promise<OpenPage> => {
  const viewport = { width: options.width ?? 1366, height: options.height ?? 768 }
  const context = await browser.newContext({ viewport, deviceScaleFactor: options.zoom ?? 1, reducedMotion: 'reduce' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  // The engine works in the process of the test: while it counts, nothing else moves.
  page.setDefaultTimeout(patienceMs)
  const { problems, outside } = listen(page)
  const choices = createChoices()
  const grants: Grant[] = []
  let child: EngineProcess | null = null
  const grant = (given: Grant): void => {
    choices.add(given)
    grants.push(given)
    child?.grant(given)
  }
  const shell = createFakeShell(grant, options.settings)
  const surroundings = options.heads === undefined ? {} : { heads: options.heads }
  let engine = testEngine(surroundings)
  let take: (message: unknown) => void = () => undefined
  let stopServing = (): void => undefined

  const serve = (): void => {
    const send = (message: Reply): void => void page.evaluate(deliver, textOf(message)).catch(() => undefined)
    if (options.ownProcess) {
      child = startEngineProcess(send)
      for (const given of grants) child.grant(given)
      take = child.take
      return
    }
    stopServing = servePort(engine, { onMessage: (next) => (take = next), send }, choices)
  }
  await serveFiles(page, shell, outside)
  await page.exposeBinding('askShell', (_source, name: string, args: unknown[]) => shell.request(name, args))
  await page.exposeBinding('tellEngine', (_source, text: string) => take(JSON.parse(text)))
  await page.addInitScript(installShell)
  serve()
  await page.goto(`${pageOrigin}/`)

  return {
    page,
    shell,
    get engine() {
      return engine
    },
    problems,
    outside,
    replaceEngine: async (reason) => {
      stopServing()
      await engine.close()
      engine = testEngine(surroundings)
      serve()
      await page.evaluate(tellShellEvent, { event: 'engineStopped', reason })
      await page.evaluate(openPort)
    },
    killEngine: async () => {
      await child?.kill()
      serve()
      await page.evaluate(tellShellEvent, { event: 'engineStopped', reason: 'failed' })
      await page.evaluate(openPort)
    },
    close: async () => {
      stopServing()
      await child?.kill()
      await context.close()
      await engine.close()
    },
  }
}

const listen = (page: Page) => {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  return { problems, outside: [] as string[] }
}

/** Serves the built page and the staged document with their policies; everything else is refused and noted. */
const serveFiles = (page: Page, shell: FakeShell, outside: string[]): Promise<unknown> =>
  page.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const file = join(root, 'out/renderer', url.pathname === '/' ? 'index.html' : url.pathname)
    const policy = (text: string, type: string) => ({ 'content-type': type, 'content-security-policy': text })
    if (url.origin === pageOrigin && existsSync(file)) {
      const headers = policy(pagePolicy(documentOrigin), mediaTypeOf(file) ?? '')
      return route.fulfill({ body: readFileSync(file), headers })
    }
    if (url.origin === documentOrigin) {
      return route.fulfill({
        body: shell.staged,
        headers: policy(documentPolicy(pageOrigin), 'text/html; charset=utf-8'),
      })
    }
    outside.push(url.href)
    return route.abort()
  })

// The functions below run in the page.

type Bridge = Window & {
  askShell(name: string, args: unknown[]): Promise<unknown>
  tellEngine(text: string): Promise<void>
  enginePort?: MessagePort
  openPort?: () => void
  shellListeners?: ((event: unknown) => void)[]
}

const installShell = (): void => {
  const bridge = window as unknown as Bridge
  // What is sent to another process leaves at once; between two ends in one page it waits for the work that sent it.
  window.addEventListener('message', ({ ports: [port] }) => {
    if (port) port.postMessage = (message: unknown) => void bridge.tellEngine(JSON.stringify(message))
  })
  bridge.shellListeners = []
  bridge.openPort = () => {
    const { port1, port2 } = new MessageChannel()
    bridge.enginePort = port1
    window.postMessage({ type: 'engine-port' }, location.origin, [port2])
  }
  const names = [
    'choose',
    'recentStudies',
    'noteStudy',
    'reveal',
    'settings',
    'keepSettings',
    'setMenu',
    'lock',
    'protectContent',
    'stageDocument',
  ]
  const asked = names.map((name) => [name, (...args: unknown[]) => bridge.askShell(name, args)])
  const takeDropped = () => bridge.askShell('takeDropped', [])
  const onEvent = (listener: (event: unknown) => void) => {
    bridge.shellListeners?.push(listener)
    return () => {
      bridge.shellListeners = bridge.shellListeners?.filter((other) => other !== listener) ?? []
    }
  }
  const connect = async () => bridge.openPort?.()
  Object.assign(window, { shell: { platform: 'linux', connect, takeDropped, ...Object.fromEntries(asked), onEvent } })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    console.error(`content policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
  )
}

const openPort = (): void => (window as unknown as Bridge).openPort?.()

const deliver = (text: string): void => (window as unknown as Bridge).enginePort?.postMessage(JSON.parse(text))

const tellShellEvent = (event: unknown): void => {
  for (const listener of (window as unknown as Bridge).shellListeners ?? []) listener(event)
}
