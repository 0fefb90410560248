import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, electronRuntime, startDesktop } from '../harness/electron.ts'

const runtime = electronRuntime()

describe.skipIf(runtime === null)('what a hostile page would try', () => {
  let desktop: Desktop

  beforeAll(async () => {
    desktop = await startDesktop(runtime ?? '')
    await desktop.page.getByRole('button', { name: 'Nuevo estudio' }).waitFor()
  })
  afterAll(() => desktop?.app.close())

  /** Runs code as a script of the page would run, without the exemptions of the debugging protocol. */
  const inPage = (code: string): Promise<unknown> =>
    desktop.page.evaluate(
      (text) =>
        new Promise((resolve) => {
          const run = new Function('done', text) as (done: (value: unknown) => void) => void
          setTimeout(() => run(resolve), 0)
        }),
      code,
    )

  test('opens no window', async () => {
    expect(await desktop.page.evaluate(() => window.open('https://example.org') === null)).toBe(true)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test.each(['https://example.org/', 'file:///etc/passwd', 'app://elsewhere/index.html', 'data:text/html,x'])(
    'does not leave for %s',
    async (address) => {
      await desktop.page.evaluate((url) => {
        location.href = url
      }, address)
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(desktop.page.url()).toBe('app://workbench/index.html')
    },
  )

  test.each([
    'https://example.org/x',
    'http://127.0.0.1:9/',
    'app://workbench/../main/shell.cjs',
    'file:///etc/passwd',
  ])('gets nothing from %s', async (address) => {
    expect(await inPage(`fetch(${JSON.stringify(address)}).then(() => done('fetched'), (e) => done(e.name))`)).toBe(
      'TypeError',
    )
  })

  test('makes no code of text', async () => {
    expect(await inPage(`setTimeout(() => { try { eval('1'); done('ran') } catch (e) { done(e.name) } })`)).toBe(
      'EvalError',
    )
  })

  test('gets no permission but to write to the clipboard', async () => {
    const asked = await inPage(
      `Promise.all(['geolocation', 'notifications', 'camera'].map((name) => navigator.permissions.query({ name }).then(({ state }) => state))).then(done)`,
    )
    expect(asked).toEqual(['denied', 'denied', 'denied'])
  })

  test('cannot name a path where a token belongs', async () => {
    const reply = await inPage(`
      window.addEventListener('message', ({ data, ports: [port] }) => {
        if (data?.type !== 'engine-port' || !port) return
        port.addEventListener('message', ({ data }) => { if (data.id === 999) done(data) })
        port.start()
        port.postMessage({ id: 999, command: 'file.describe', args: { file: '/etc/passwd', format: 'csv' } })
      }, { capture: true, once: true })
      window.shell.connect()`)
    expect(reply).toEqual({ id: 999, failure: { code: 'choice.unknown', params: {} } })
  })

  test('is refused where it asks the desktop for what the desktop does not offer', async () => {
    expect(
      await inPage(`window.shell.choose('anything', {}).then(() => done('answered'), () => done('refused'))`),
    ).toBe('refused')
    expect(
      await desktop.page.evaluate(() =>
        Object.keys(window as object).filter((name) => /electron|ipc|require/i.test(name)),
      ),
    ).toEqual([])
  })
})
