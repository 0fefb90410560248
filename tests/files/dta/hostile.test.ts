import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDta } from '../../../main/files/dta/open.ts'
import { damaged, fileFolder, outcomeOf, randomFrom } from '../../harness/damage.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'
import { type DtaFile, dtaBytes } from './dta-bytes.ts'
import { fixtures } from './haven.ts'

const { folder, file, remove } = fileFolder()
afterAll(remove)

const outcome = (bytes: Uint8Array): Promise<string> => outcomeOf(() => openDta(file('hostil.dta', bytes)))
const isRefusal = (code: string): boolean => code.startsWith('dta.') || code === 'file.empty'

const small = (release: number): DtaFile => ({
  release,
  variables: [
    { name: 'edad', type: 'byte', labelSet: 'sino' },
    { name: 'nota', type: release >= 117 ? 'strL' : 20 },
  ],
  rows: Array.from({ length: 12 }, (_, row) => [row % 3 === 0 ? '.a' : row, `Relato ${row}`]),
  labelSets: {
    sino: [
      [1, 'Sí'],
      ['.a', 'No sabe'],
    ],
  },
})

/** Where `text` ends in the bytes of a file. */
const behind = (bytes: Buffer, text: string): number => bytes.indexOf(text) + text.length
const changed = (bytes: Buffer, at: number, ...values: readonly number[]): Buffer => {
  const copy = Buffer.from(bytes)
  Buffer.from(values).copy(copy, at)
  return copy
}

describe('a file cut short', () => {
  test.each([113, 115, 117, 118, 119])('of release %i is refused wherever it ends', async (release) => {
    const whole = dtaBytes(small(release))
    const outcomes = new Map<string, number>()
    for (let length = 0; length < whole.length; length += 1 + Math.floor(length / 700))
      outcomes.set(await outcome(whole.subarray(0, length)), length)
    const refused = [...outcomes.keys()].filter(isRefusal)
    expect(refused).toContain('dta.truncated')
    // Value labels end an untagged file, so that one cut in front of them is a whole file without labels.
    const read = outcomes.get('read')
    expect(read === undefined || (release < 117 && read < whole.indexOf('sino\0', whole.length - 120))).toBe(true)
    expect(outcomes.size - refused.length).toBeLessThanOrEqual(1)
  })

  test('says where', async () => {
    const whole = dtaBytes(small(118))
    file('hostil.dta', whole.subarray(0, behind(whole, '<formats>') + 3))
    await expect(openDta(join(folder, 'hostil.dta'))).rejects.toMatchObject({
      code: 'dta.truncated',
      params: { file: 'hostil.dta', section: 'formats' },
    })
  })
})

test.each([
  ...['haven-8.dta', 'haven-12.dta', 'haven-13.dta', 'haven-15.dta'].map(
    (name) => [name, () => readFileSync(join(fixtures, name))] as const,
  ),
  ...[114, 117, 119].map(
    (release) => [`release ${release}`, () => dtaBytes({ ...small(release), bigEndian: true })] as const,
  ),
])('%s with bytes changed at random is read or refused, in bounded memory', async (_, bytes) => {
  const whole = bytes()
  const random = randomFrom(2016)
  const outcomes = new Set<string>()
  for (let round = 0; round < 700; round++) outcomes.add(await outcome(damaged(whole, random, 6000)))
  expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
  expect(process.memoryUsage().rss).toBeLessThan(1.5e9)
})

describe('a file that lies', () => {
  test('about how many rows or variables it has', async () => {
    const old = dtaBytes(small(115))
    const [variablesAt, rowsAt] = [4, 6]
    expect(await outcome(changed(old, rowsAt, 255, 255, 255, 127))).toBe('dta.rows-missing')
    expect(await outcome(changed(old, variablesAt, 255, 255))).toBe('dta.truncated')
    expect(await outcome(changed(old, variablesAt, 0, 0))).toBe('dta.no-variables')
    const recent = dtaBytes(small(118))
    const many = [255, 255, 255, 255, 255, 255, 255, 255]
    expect(await outcome(changed(recent, behind(recent, '<N>'), ...many))).toBe('dta.over-limit')
    expect(await outcome(changed(recent, behind(recent, '<N>'), 255))).toBe('dta.rows-missing')
    expect(await outcome(changed(recent, behind(recent, '<N>'), 13))).toBe('dta.invalid')
    expect(await outcome(changed(recent, behind(recent, '<N>'), 11))).toBe('dta.invalid')
    const widest = dtaBytes(small(119))
    expect(await outcome(changed(widest, behind(widest, '<K>'), 255, 255, 255, 255))).toBe('dta.over-limit')
  })

  test('about the length of notes, labels and long texts', async () => {
    const whole = dtaBytes(small(118))
    const most = [255, 255, 255, 255]
    expect(await outcome(changed(whole, behind(whole, '<ch>'), ...most))).toBe('dta.truncated')
    expect(await outcome(changed(whole, behind(whole, '<lbl>'), ...most))).toBe('dta.truncated')
    expect(await outcome(changed(whole, behind(whole, 'GSO') + 13, ...most))).toBe('dta.truncated')
    const counts = whole.lastIndexOf('sino') + 129 + 3
    expect(await outcome(changed(whole, counts, ...most))).toBe('dta.invalid')
    expect(await outcome(changed(whole, counts + 8, ...most))).toBe('dta.invalid')
  })

  test('about where a long text is, and what is in it', async () => {
    const whole = dtaBytes(small(117))
    await expect(openDta(file('hostil.dta', changed(whole, behind(whole, 'GSO') + 4, 99)))).rejects.toMatchObject({
      code: 'dta.long-text-missing',
      params: { variable: 'nota', row: 1 },
    })
    expect(await outcome(changed(whole, behind(whole, 'GSO') + 8, 129))).toBe('dta.binary-text')
    expect(await outcome(changed(whole, behind(whole, 'GSO') + 8, 7))).toBe('dta.invalid')
  })

  test('with labels that share their text', async () => {
    const labels = 120_000
    const text = Buffer.alloc(2 ** 20, 0x61)
    const table = Buffer.alloc(8 + 8 * labels)
    table.writeInt32LE(labels, 0)
    table.writeInt32LE(text.length, 4)
    const whole = dtaBytes(small(118))
    const at = behind(whole, '<lbl>')
    const head = Buffer.from(whole.subarray(at, at + 4 + 129 + 3))
    head.writeInt32LE(table.length + text.length, 0)
    const content = Buffer.concat([
      whole.subarray(0, at),
      head,
      table,
      text,
      Buffer.from('</lbl></value_labels></stata_dta>'),
    ])
    expect(await withinProcessorSeconds(1, () => outcome(content))).toBe('dta.over-limit')
  })

  test('about what it is', async () => {
    expect(await outcome(Buffer.from('a;b\n1;2\n'))).toBe('dta.not-dta')
    expect(await outcome(Buffer.from('<stata_dta><header><release>abc</release>'))).toBe('dta.not-dta')
    expect(
      await outcome(changed(dtaBytes(small(118)), behind(dtaBytes(small(118)), '<release>'), 0x31, 0x32, 0x30)),
    ).toBe('dta.release-unsupported')
    expect(await outcome(changed(dtaBytes(small(115)), 0, 108))).toBe('dta.release-unsupported')
    await expect(openDta(join(folder, 'none.dta'))).rejects.toMatchObject({ code: 'file.not-found' })
  })

  test('by changing after it was opened', async () => {
    const path = file('hostil.dta', dtaBytes(small(118)))
    const reading = await openDta(path)
    writeFileSync(path, dtaBytes(small(118)).subarray(0, 2000))
    await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file.changed' })
  })
})

test('reading reports progress and stops when asked', async () => {
  const whole = dtaBytes({
    release: 118,
    variables: [{ name: 'a', type: 2000 }],
    rows: Array.from({ length: 5000 }, () => ['x']),
  })
  const path = file('largo.dta', whole)
  const done: number[] = []
  const reading = await openDta(path, {}, { onProgress: (bytes) => done.push(bytes) })
  expect(done.at(-1)).toBe(whole.length)
  const stop = new AbortController()
  const read = async () => {
    for await (const _ of reading.batches({ signal: stop.signal, onProgress: () => stop.abort() })) stop.abort()
  }
  await expect(read()).rejects.toMatchObject({ code: 'cancelled' })
})
