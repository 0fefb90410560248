import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../main/contract/wire.ts'
import type { Engine } from '../../main/engine/context.ts'
import type { Choices } from '../../main/hosts/choices.ts'
import { servePort } from '../../main/hosts/port.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

/** Lets paths through as they are: what stands between a page and its paths has tests of its own. */
const noChoices: Choices = { add: () => undefined, admit: (_, args) => args, conceal: (_, result) => result }

/** The far end of a port: sends messages, keeps what comes back, waits for the answer to a request. */
const farEnd = (engine: Engine) => {
  const received: Reply[] = []
  let deliver: (message: unknown) => void = () => undefined
  let notice: () => void = () => undefined
  const port = {
    onMessage: (take: (message: unknown) => void) => {
      deliver = take
    },
    send: (message: Reply) => {
      received.push(structuredClone(message))
      notice()
    },
  }
  servePort(engine, port, noChoices)
  const answerTo = async (id: number): Promise<Reply> => {
    for (;;) {
      const found = received.find((message) => 'id' in message && message.id === id)
      if (found) return found
      await new Promise<void>((resolve) => {
        notice = resolve
      })
    }
  }
  return { received, send: (message: unknown) => deliver(message), answerTo }
}

describe('the engine behind a port', () => {
  let engine: Engine
  let place: ReturnType<typeof temporaryFolder>
  beforeEach(async () => {
    engine = testEngine()
    place = temporaryFolder()
    const lines = Array.from({ length: 300_000 }, (_, row) => `${row};${row % 10};${(row * 7) % 1000}`)
    writeFileSync(join(place.folder, 'datos.csv'), ['folio;upm;gasto', ...lines].join('\n'))
  })
  afterEach(async () => {
    await engine.close()
    place.remove()
  })
  const study = () => ({ folder: join(place.folder, 'estudio'), passphrase, person: 'Prueba', title: 'Puerto' })
  const source = { format: 'csv', dataset: 'datos', file: 'datos.csv', options: {}, identifiers: [] }
  const importArgs = () => ({ source, folder: place.folder, reason: 'prueba' })

  test('answers requests, tells progress and changes', async () => {
    const { send, answerTo, received } = farEnd(engine)
    send({ id: 1, command: 'study.create', args: study() })
    send({ id: 2, command: 'data.import', args: importArgs() })
    expect(await answerTo(1)).toMatchObject({ result: { title: 'Puerto', person: 'Prueba', datasets: [] } })
    expect(await answerTo(2)).toMatchObject({ result: { unchanged: false, dataset: { rows: 300_000, version: 1 } } })
    expect(received).toContainEqual(expect.objectContaining({ event: 'progress', request: 2, phase: 'reading' }))
    expect(received).toContainEqual({ event: 'changed', parts: ['datasets', 'codebook', 'audit'] })
  })

  test('stops what is cancelled and leaves the study as it was', async () => {
    const { send, answerTo, received } = farEnd(engine)
    send({ id: 1, command: 'study.create', args: study() })
    await answerTo(1)
    send({ id: 2, command: 'data.import', args: importArgs() })
    while (!received.some((message) => 'event' in message && message.event === 'progress')) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    send({ cancel: 2 })
    expect(await answerTo(2)).toEqual({ id: 2, failure: { code: 'cancelled', params: {} } })
    expect(await engine.call('study.describe', {})).toMatchObject({ datasets: [] })
    expect(await engine.call('study.check', {})).toEqual({ findings: [] })
  })

  test('refuses what the contract does not know, and survives any message', async () => {
    const { send, answerTo } = farEnd(engine)
    for (const message of [
      null,
      7,
      'x',
      {},
      { id: 'a' },
      { cancel: 99 },
      { id: 1.5, command: 'audit.list', args: {} },
    ]) {
      send(message)
    }
    send({ id: 1, command: 'study.destroy', args: {} })
    send({ id: 2, command: 'constructor', args: {} })
    send({ id: 3, command: 'study.open', args: { folder: 7, passphrase } })
    send({ id: 4, command: 'audit.list', args: {} })
    expect(await answerTo(1)).toMatchObject({ failure: { code: 'request.unknown-command' } })
    expect(await answerTo(2)).toMatchObject({ failure: { code: 'request.unknown-command' } })
    expect(await answerTo(3)).toMatchObject({ failure: { code: 'request.invalid', params: { path: 'folder' } } })
    expect(await answerTo(4)).toMatchObject({ failure: { code: 'study.not-open' } })
  })
})
