import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BatchColumn } from '../../main/core/data/batch.ts'
import { listAudit } from '../../main/study/audit.ts'
import { variables } from '../../main/study/codebook.ts'
import { loadColumns, readRows } from '../../main/study/versions/load-columns.ts'
import { chunkRowsFor, writeVersion } from '../../main/study/versions/version-writer.ts'
import { currentVersion, datasets, makeCurrent, version, versions } from '../../main/study/versions/versions.ts'
import {
  batch,
  codeVariable,
  failureOf,
  newStudy,
  numbers,
  numberVariable,
  reopen,
  source,
  texts,
  valuesOf,
  write,
} from './support.ts'

describe('a data version', () => {
  test('gives back what was written, also after closing', async () => {
    const study = await newStudy()
    const columns = batch(numbers([1, Number.NaN, -0, 2.5]), texts(['sí', null, 'no', 'sí']))
    const written = write(study, columns)
    expect(written).toMatchObject({ dataset: 'personas', number: 1, isCurrent: true, rows: 4, identifiers: [], source })
    const again = await reopen(study)
    const { rows, byName } = loadColumns(again, written.id, ['v1', 'v0'])
    expect(rows).toBe(4)
    expect([...byName.keys()]).toEqual(['v1', 'v0'])
    expect(valuesOf(byName.get('v0'))).toEqual([1, Number.NaN, -0, 2.5])
    expect(valuesOf(byName.get('v1'))).toEqual(['sí', null, 'no', 'sí'])
    expect(version(again, written.id)).toEqual(written)
  })

  test('may have no rows', async () => {
    const study = await newStudy()
    const { id, rows } = write(study, batch(numbers([]), texts([])))
    expect(rows).toBe(0)
    expect(valuesOf(loadColumns(study, id, ['v0', 'v1']).byName.get('v1'))).toEqual([])
  })

  test('keeps texts of every kind', async () => {
    const study = await newStudy()
    const odd = ['', ' ', 'línea\nnueva', '"comillas"', '\u0000', '\ud800', '😀', 'ñ', 'n\u0303', 'x'.repeat(100_000)]
    const { id } = write(study, batch(texts(odd)))
    expect(valuesOf(loadColumns(study, id, ['v0']).byName.get('v0'))).toEqual(odd)
  })

  test('has codes in the narrowest array for its dictionary', async () => {
    const study = await newStudy()
    const many = Array.from({ length: 300 }, (_, row) => `text ${row}`)
    const { id } = write(study, batch(texts(many), texts(many.map(() => 'one'))))
    const { byName } = loadColumns(study, id, ['v0', 'v1'])
    expect(byName.get('v0')).toMatchObject({ codes: expect.any(Uint16Array) })
    expect(byName.get('v1')).toMatchObject({ codes: expect.any(Uint8Array) })
  })

  test('has the same content hash for the same data in any study and any batches, another one for other data', async () => {
    const study = await newStudy()
    const whole = write(study, batch(numbers([1, 2, 3]), texts(['a', 'b', 'a'])))
    const pieces = writeVersion(await newStudy(), {
      dataset: 'other',
      reason: 'again',
      source,
      variables: [numberVariable('v0'), codeVariable('v1')],
      identifiers: [],
    })
    const dictionary = ['a', 'b']
    pieces.add(batch(numbers([1]), { type: 'code', codes: Uint32Array.of(1), dictionary }))
    pieces.add(batch(numbers([2, 3]), { type: 'code', codes: Uint32Array.of(2, 1), dictionary }))
    expect(pieces.commit().content).toBe(whole.content)
    expect(write(study, batch(numbers([1, 2, 4]), texts(['a', 'b', 'a']))).content).not.toBe(whole.content)
    expect(write(study, batch(numbers([1, 2, 3]), texts(['a', 'c', 'a']))).content).not.toBe(whole.content)
  })

  test('cannot be asked for a variable it does not have', async () => {
    const study = await newStudy()
    const { id } = write(study, batch(numbers([1])))
    expect(await failureOf(() => loadColumns(study, id, ['V0']))).toBe('study.unknown-variable')
    expect(await failureOf(() => loadColumns(study, id, ['']))).toBe('study.unknown-variable')
    expect(await failureOf(() => loadColumns(study, id + 1, ['v0']))).toBe('study.unknown-version')
  })

  test('of more rows than a chunk is read whole and page by page', async () => {
    const study = await newStudy()
    const rows = 150_000
    const columns = batch(numbers(Array.from({ length: rows }, (_, row) => row / 4)), {
      type: 'code',
      codes: Uint32Array.from({ length: rows }, (_, row) => row % 4),
      dictionary: ['a', 'b', 'c'],
    })
    const { id } = write(study, columns)
    const all = loadColumns(study, id, ['v0', 'v1']).byName
    fc.assert(
      fc.property(fc.integer({ min: -5, max: rows + 5 }), fc.nat(70_000), (from, count) => {
        const page = readRows(study, id, from, count, ['v0', 'v1'])
        const start = Math.min(Math.max(from, 0), rows)
        const end = Math.min(start + count, rows)
        expect(page.rows).toBe(end - start)
        for (const name of ['v0', 'v1']) {
          const expected = all.get(name)
          const found = page.byName.get(name)
          if (expected?.type === 'number' && found?.type === 'number') {
            expect(Buffer.from(found.values.buffer).equals(bytes(expected.values.subarray(start, end)))).toBe(true)
          } else if (expected?.type === 'code' && found?.type === 'code') {
            expect(bytes(found.codes).equals(bytes(expected.codes.subarray(start, end)))).toBe(true)
          } else throw new Error('A page has another type')
        }
      }),
      {
        numRuns: 60,
        examples: [
          [0, rows],
          [65_535, 2],
          [65_536, 65_536],
          [131_071, 1],
          [rows, 1],
        ].map(([a, b]) => [a ?? 0, b ?? 0]),
      },
    )
  })

  test('of any columns and batches comes back bit for bit', async () => {
    const study = await newStudy()
    const cell = fc.record({
      number: fc.oneof(
        fc.double(),
        fc.integer(),
        fc.integer().map((value) => value / 1000),
      ),
      text: fc.option(fc.string({ unit: 'binary' })),
    })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 50 }), fc.nat(50), (cells, cutAt) => {
        const parts = [cells.slice(0, cutAt), cells.slice(cutAt)]
        const dictionary: string[] = []
        const writer = writeVersion(study, {
          dataset: 'any',
          reason: 'property',
          source,
          variables: [numberVariable('number'), codeVariable('text')],
          identifiers: [],
        })
        for (const part of parts)
          writer.add(batch(numbers(part.map(({ number }) => number)), growing(part, dictionary)))
        const { byName } = loadColumns(study, writer.commit().id, ['number', 'text'])
        expect(valuesOf(byName.get('number'))).toEqual(cells.map(({ number }) => number))
        expect(valuesOf(byName.get('text'))).toEqual(cells.map(({ text }) => text))
      }),
      { numRuns: 60 },
    )
  })
})

const bytes = (values: ArrayBufferView): Buffer =>
  Buffer.from(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength)

/** Codes into a dictionary that all batches share. */
const growing = (cells: readonly { readonly text: string | null }[], dictionary: string[]): BatchColumn => {
  const codes = Uint32Array.from(cells, ({ text }) => {
    if (text === null) return 0
    if (!dictionary.includes(text)) dictionary.push(text)
    return dictionary.indexOf(text) + 1
  })
  return { type: 'code', codes, dictionary }
}

describe('versions of a dataset', () => {
  test('are never changed: a correction is a new one, undoing it goes back', async () => {
    const study = await newStudy()
    const first = write(study, batch(numbers([1, 2])))
    const second = write(study, batch(numbers([1, 3])), { reason: 'wrong age in row 2' })
    expect(versions(study, 'personas').map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(valuesOf(loadColumns(study, first.id, ['v0']).byName.get('v0'))).toEqual([1, 2])
    makeCurrent(study, first.id, 'the correction was wrong')
    expect(currentVersion(study, 'personas').id).toBe(first.id)
    makeCurrent(study, second.id, 'it was right')
    expect(currentVersion(study, 'personas').id).toBe(second.id)
    expect(listAudit(study).filter(({ action }) => action === 'version.made-current')).toHaveLength(2)
  })

  test('are counted by dataset', async () => {
    const study = await newStudy()
    write(study, batch(numbers([1])), { dataset: 'hogares' })
    write(study, batch(numbers([1, 2])))
    write(study, batch(numbers([1, 2, 3])))
    expect(datasets(study).map(({ name, current, versions: count }) => [name, current.rows, count])).toEqual([
      ['hogares', 1, 1],
      ['personas', 3, 2],
    ])
    expect(versions(study, 'none')).toEqual([])
    expect(await failureOf(() => currentVersion(study, 'none'))).toBe('study.unknown-dataset')
    expect(await failureOf(() => makeCurrent(study, 99, 'why not'))).toBe('study.unknown-version')
  })

  test('bring the codebook of their file, kept anew only when it changed', async () => {
    const study = await newStudy()
    write(study, batch(numbers([1])))
    const same = write(study, batch(numbers([2])))
    expect(same.codebookRevision).toBe(1)
    const variable = { ...numberVariable('v0'), label: 'Edad' }
    expect(write(study, batch(numbers([2])), { variables: [variable] }).codebookRevision).toBe(2)
    expect(variables(study, 'personas')).toEqual([variable])
  })
})

test('chunks get shorter for very wide files, so that memory stays bounded', () => {
  expect(chunkRowsFor(1)).toBe(65_536)
  expect(chunkRowsFor(256)).toBe(65_536)
  expect(chunkRowsFor(257)).toBe(32_768)
  expect(chunkRowsFor(5_000)).toBe(2_048)
  expect(chunkRowsFor(1_000_000)).toBe(1_024)
})
