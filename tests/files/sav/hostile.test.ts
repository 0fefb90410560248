import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../../main/contract/failure.ts'
import { openSav } from '../../../main/files/sav/open.ts'
import { writeSav } from '../../../main/files/sav/write.ts'
import { sampleContent } from './content.ts'
import { fixtures } from './oracles.ts'

let folder = ''
let path = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sav-'))
  path = join(folder, 'hostile.sav')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Reads the whole file: `read`, or the code of the failure. Anything else that is thrown goes through. */
const outcomeOf = async (bytes: Uint8Array): Promise<string> => {
  writeFileSync(path, bytes)
  try {
    for await (const batch of (await openSav(path)).batches()) if (batch.rows === 0) return 'empty batch'
    return 'read'
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code
  }
}

const written = async (zsav: boolean): Promise<Buffer> => {
  const content = sampleContent(12)
  const variables = content.variables.filter(({ name }) => name !== 'relato')
  await writeSav(path, { ...content, variables, zsav })
  return readFileSync(path)
}

/** A small generator of the same numbers every time (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

describe('a file cut short', () => {
  const endMark = 8

  test.each([false, true])('at any byte is refused, with zlib %s', async (zsav) => {
    const whole = await written(zsav)
    const outcomes = new Set<string>()
    for (let length = 0; length < whole.length - endMark; length += length < 2000 ? 1 : 11)
      outcomes.add(await outcomeOf(whole.subarray(0, length)))
    expect([...outcomes].filter((outcome) => !outcome.startsWith('sav.'))).toEqual([])
    expect(outcomes).toContain('sav.record-truncated')
  })

  test('says where', async () => {
    const whole = await written(false)
    writeFileSync(path, whole.subarray(0, 300))
    await expect(openSav(path)).rejects.toMatchObject({
      code: 'sav.record-truncated',
      params: { file: 'hostile.sav', record: '2' },
    })
  })
})

describe('a file with bytes changed at random', () => {
  test.each(['haven.sav', 'haven.zsav', 'pspp-1252.sav', 'pspp-utf8.zsav', 'pspp-utf8-none.sav'])(
    '%s is read or refused, in bounded memory',
    async (file) => {
      const whole = readFileSync(join(fixtures, file))
      const random = randomFrom(2016)
      const outcomes = new Set<string>()
      for (let round = 0; round < 600; round++) {
        const bytes = Buffer.from(whole)
        // The header and the dictionary, which lie in front, are hit most.
        for (let hits = 1 + random(4); hits > 0; hits--)
          bytes[random(random(4) === 0 ? bytes.length : Math.min(bytes.length, 4000))] = random(256)
        outcomes.add(await outcomeOf(bytes))
      }
      expect([...outcomes].filter((outcome) => outcome !== 'read' && !outcome.startsWith('sav.'))).toEqual([])
      expect(process.memoryUsage().rss).toBeLessThan(1.5e9)
    },
  )
})

describe('a file that lies', () => {
  const setInt32 = (bytes: Buffer, at: number, value: number): Buffer => {
    const changed = Buffer.from(bytes)
    changed.writeInt32LE(value, at)
    return changed
  }
  const firstVariable = 176
  const casesAt = 80

  test('about its count of cases', async () => {
    const whole = await written(false)
    expect(await outcomeOf(setInt32(whole, casesAt, 2_000_000_000))).toBe('sav.cases-missing')
    expect(await outcomeOf(setInt32(whole, casesAt, 13))).toBe('sav.case-truncated')
    expect(await outcomeOf(setInt32(whole, casesAt, 11))).toBe('sav.cases-beyond')
  })

  test('about the length of a label or the count of values', async () => {
    const whole = await written(false)
    const labelled = firstVariable + 32
    expect(await outcomeOf(setInt32(whole, labelled + 32, 2_000_000_000))).toBe('sav.over-limit')
    expect(await outcomeOf(setInt32(whole, firstVariable + 12, 4))).toBe('sav.record-invalid')
    expect(await outcomeOf(setInt32(whole, firstVariable + 4, 256))).toBe('sav.record-invalid')
  })

  test('about what a compressed block expands to', async () => {
    const whole = await written(true)
    const expandedAt = whole.length - 8
    expect(await outcomeOf(setInt32(whole, expandedAt, 16 * 2 ** 20 + 8))).toBe('sav.record-invalid')
    expect(await outcomeOf(setInt32(whole, expandedAt, whole.readInt32LE(expandedAt) + 8))).toBe('sav.record-invalid')
  })

  test('about what it is', async () => {
    expect(await outcomeOf(Buffer.from('a;b\n1;2\n'))).toBe('sav.not-sav')
    expect(await outcomeOf(Buffer.from('\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV\x15\0\0\0'))).toBe('sav.encrypted')
    await expect(openSav(join(folder, 'none.sav'))).rejects.toMatchObject({ code: 'file.not-found' })
    await expect(openSav(folder)).rejects.toMatchObject({ code: 'file.unreadable' })
  })

  test('by changing after it was opened', async () => {
    const whole = await written(false)
    const reading = await openSav(path)
    writeFileSync(path, whole.subarray(0, whole.length - 8))
    await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file.changed' })
  })
})
