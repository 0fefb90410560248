import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openApart } from '../../main/engine/reading/read-apart.ts'
import { openCsv } from '../../main/files/csv/open.ts'
import { columnsOf } from '../harness/csv-files.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const at = (name: string): string => join(folder, name)
const reader = join(import.meta.dirname, '../../main/hosts/file-reader.ts')
const greedy = join(import.meta.dirname, 'reading/greedy-reader.ts')
const csv = `id;texto\n${Array.from({ length: 70_000 }, (_, row) => `${row};t${row % 5000}`).join('\n')}\n`

const engineWith = (program: string) => {
  const incidents: unknown[] = []
  const incident = (_: string, error: unknown): void => void incidents.push(error)
  return { incidents, engine: testEngine({ reader: program, incident }) }
}
const source = (file: string) => ({ dataset: 'datos', format: 'csv' as const, file })

describe('files are read in a thread of their own', () => {
  const over = new AbortController()
  afterAll(() => over.abort())

  test('and come through as they are, as often as they are asked for', async () => {
    writeFileSync(at('datos.csv'), csv)
    const request = { format: 'csv' as const, file: at('datos.csv'), options: {} }
    const apart = await openApart(request, { apart: { reader, over: over.signal } })
    const here = await openCsv(at('datos.csv'))
    expect(apart.variables).toEqual(here.variables)
    expect(apart.declaredRows).toBe(70_000)
    const expected = await columnsOf(here)
    expect(await columnsOf(apart)).toEqual(expected)
    expect(await columnsOf(apart)).toEqual(expected)
    writeFileSync(at('datos.csv'), csv.replace('texto', 'otro'))
    await expect(columnsOf(apart)).rejects.toMatchObject({ code: 'file.changed' })
  })

  test('failures cross with their places', async () => {
    writeFileSync(at('mala.csv'), 'a;b\n1;"x\n')
    const { engine } = engineWith(reader)
    const described = await engine.call('file.describe', { format: 'csv', file: at('mala.csv') })
    expect(described.refused).toMatchObject({ code: 'csv.unclosed-quote', params: { row: 2 } })
    await expect(engine.call('file.describe', { format: 'dta', file: at('mala.csv') })).rejects.toMatchObject({
      code: 'dta.not-dta',
      params: { file: 'mala.csv' },
    })
    await engine.close()
  })
})

describe('a reader that goes wrong leaves the study open and as it was', () => {
  test('one that takes all memory', async () => {
    writeFileSync(at('memoria.csv'), csv)
    const over = new AbortController()
    const request = { format: 'csv' as const, file: at('memoria.csv'), options: {} }
    await expect(
      openApart(request, { apart: { reader: greedy, over: over.signal, heapMb: 32 } }),
    ).rejects.toMatchObject({
      code: 'file.out-of-memory',
      params: { file: 'memoria.csv' },
    })
  })

  test('one that ends for no reason', async () => {
    writeFileSync(at('fin.csv'), csv)
    const { engine, incidents } = engineWith(greedy)
    await engine.call('study.create', { folder: at('estudio'), passphrase, person: 'Prueba', title: 'Prueba' })
    const reading = engine.call('data.import', { source: source('fin.csv'), folder, reason: 'prueba' })
    await expect(reading).rejects.toMatchObject({ code: 'file.reader-ended', params: { file: 'fin.csv' } })
    expect(incidents).toEqual([])
    expect((await engine.call('study.describe', {})).datasets).toEqual([])
    expect((await engine.call('study.check', {})).findings).toEqual([])
    await engine.close()
  })

  test('one that never comes back ends when the person stops it', async () => {
    writeFileSync(at('sin-fin.csv'), csv)
    const { engine } = engineWith(greedy)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const describing = engine.call('file.describe', { format: 'csv', file: at('sin-fin.csv') }, { signal: stop.signal })
    await expect(describing).rejects.toMatchObject({ code: 'cancelled' })
    await engine.close()
  })
})
