import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Variable } from '../../../main/contract/codebook.ts'
import { type Batch, batchRows } from '../../../main/core/data/batch.ts'
import { openSav } from '../../../main/files/sav/open.ts'
import { type SavContent, writeSav } from '../../../main/files/sav/write.ts'
import { sampleContent } from './content.ts'
import { seenByUs } from './seen.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sav-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const write = async (content: SavContent): Promise<string> => {
  const path = join(folder, 'file.sav')
  await writeSav(path, content)
  return path
}

const allBatches = async (batches: AsyncIterable<Batch>): Promise<readonly Batch[]> => {
  const all: Batch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

const columnOf = (values: readonly number[]): SavContent => ({
  variables: [{ name: 'x', kind: 'continuous', storage: 'number', categories: [], missing: [] }],
  columns: { rows: values.length, byName: new Map([['x', { type: 'number', values: Float64Array.from(values) }]]) },
})

const only = (variable: Partial<Variable>, texts?: readonly string[]): SavContent => ({
  variables: [
    { name: 'x', kind: 'nominal', storage: texts ? 'code' : 'number', categories: [], missing: [], ...variable },
  ],
  columns: {
    rows: 1,
    byName: new Map([
      [
        'x',
        texts
          ? { type: 'code', codes: Uint8Array.of(1), dictionary: texts }
          : { type: 'number', values: Float64Array.of(1) },
      ],
    ]),
  },
})

describe('what is written reads back equal', () => {
  test.each([
    { encoding: 'utf-8', zsav: false },
    { encoding: 'utf-8', zsav: true },
    { encoding: 'windows-1252', zsav: false },
    { encoding: 'windows-1252', zsav: true },
  ] as const)('%o', async (form) => {
    const content = sampleContent(200)
    const path = await write({ ...content, ...form })
    const reading = await openSav(path)
    expect(reading.encoding.name).toBe(form.encoding)
    expect(reading).toMatchObject({
      label: content.label,
      documents: content.documents,
      weight: content.weight,
      declaredRows: 200,
    })
    const seen = await seenByUs(path)
    for (const [i, variable] of content.variables.entries()) {
      const column = content.columns.byName.get(variable.name)
      if (column === undefined) throw new Error(`no column ${variable.name}`)
      const values =
        column.type === 'number'
          ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
          : Array.from(column.codes, (code) => column.dictionary[code - 1] ?? '')
      expect(seen[i]?.values, variable.name).toEqual(values)
      expect(reading.variables[i]).toMatchObject({ name: variable.name, storage: variable.storage })
    }
    const [, sexo, edad] = reading.variables
    expect(sexo).toMatchObject({
      kind: 'nominal',
      label: 'Sexo de la persona',
      categories: [
        { code: '1', label: 'Hombre' },
        { code: '2', label: 'Mujer' },
      ],
      missing: [{ code: '9', reason: 'dontKnow', label: 'No sabe' }],
    })
    expect(edad?.missing).toEqual([
      { code: '-1', reason: 'refused', label: 'Rehúsa' },
      { code: '98', reason: 'dontKnow', label: 'No sabe' },
      { from: 97, to: 99, reason: 'other' },
    ])
  })

  test('in more than one batch and more than one compressed block, with progress up to the end', async () => {
    const rows = batchRows + 1000
    const path = join(folder, 'large.zsav')
    const names = Array.from({ length: 8 }, (_, i) => `x${i}`)
    const values = Float64Array.from({ length: rows }, (_, i) => i + 0.5)
    await writeSav(path, {
      variables: names.map((name) => ({ name, kind: 'continuous', storage: 'number', categories: [], missing: [] })),
      columns: { rows, byName: new Map(names.map((name) => [name, { type: 'number', values }])) },
      zsav: true,
    })
    const reading = await openSav(path)
    const sizes: number[] = []
    const progress: number[] = []
    let sum = 0
    for await (const batch of reading.batches({ onProgress: (done) => progress.push(done) })) {
      sizes.push(batch.rows)
      const last = batch.columns.at(-1)
      if (last?.type === 'number') sum = last.values.reduce((total, value) => total + value, sum)
    }
    expect(sizes).toEqual([batchRows, 1000])
    expect(sum).toBe(rows ** 2 / 2)
    expect(progress.length).toBeGreaterThan(1)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress.at(-1)).toBeLessThanOrEqual(statSync(path).size)
  })

  test('with every number as it was, compressed or not', async () => {
    const values = [-100, -99, 0, 151, 152, 0.5, -0, 1e15, Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 53]
    const [x] = await seenByUs(await write(columnOf(values)))
    expect(x?.values).toEqual(values)
  })

  test('without cases', async () => {
    const reading = await openSav(await write(columnOf([])))
    expect(reading.declaredRows).toBe(0)
    expect(await allBatches(reading.batches())).toEqual([])
  })

  test('as the same bytes each time', async () => {
    const first = readFileSync(await write(sampleContent(50)))
    expect(readFileSync(await write(sampleContent(50))).equals(first)).toBe(true)
  })
})

describe('what SPSS cannot hold', () => {
  const codes = (...list: string[]) => list.map((code) => ({ code, reason: 'other' as const }))

  test.each([
    ['sav.missing-too-many', only({ missing: codes('1', '2', '3', '4') })],
    ['sav.missing-too-many', only({ missing: [...codes('1', '2'), { from: 7, to: 9, reason: 'other' }] })],
    ['sav.code-not-number', only({ categories: [{ code: 'a', label: 'A' }] })],
    ['sav.text-too-long', only({}, ['x'.repeat(32_768)])],
    ['sav.text-too-long', only({ missing: codes('123456789') }, ['a'])],
    ['sav.character-not-in-encoding', { ...only({}, ['☂']), encoding: 'windows-1252' as const }],
    ['sav.character-not-in-encoding', { ...only({ label: '☂' }), encoding: 'windows-1252' as const }],
  ])('is the failure %s, and leaves no file', async (code, content) => {
    const before = readdirSync(folder)
    await expect(writeSav(join(folder, 'refused.sav'), content)).rejects.toMatchObject({ code })
    expect(readdirSync(folder)).toEqual(before)
  })

  test('names are mended, long labels cut between characters', async () => {
    const content = only({
      name: '¿edad?',
      label: 'ñ'.repeat(200),
      categories: [{ code: '1', label: 'é'.repeat(100) }],
    })
    const column = content.columns.byName.get('x')
    if (column === undefined) throw new Error('no column')
    const [variable] = (
      await openSav(await write({ ...content, columns: { rows: 1, byName: new Map([['¿edad?', column]]) } }))
    ).variables
    expect(variable).toMatchObject({
      name: 'V_edad_',
      label: 'ñ'.repeat(127),
      categories: [{ code: '1', label: 'é'.repeat(60) }],
    })
  })
})

test('reading can be cancelled', async () => {
  const reading = await openSav(await write(sampleContent(100)))
  const stopped = allBatches(reading.batches({ signal: AbortSignal.abort() }))
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
})
