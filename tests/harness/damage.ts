import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../main/contract/failure.ts'
import type { FileReading } from '../../main/files/reading.ts'

/** A folder for the files of one test file; call `remove` when done. */
export const fileFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-files-'))
  return {
    folder,
    /** Writes `content` under `name`, over what was there, and returns its path. */
    file: (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A small generator of the same numbers every time (mulberry32): gives whole numbers from 0 to below its argument. */
export const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Bytes changed, taken out, put in or cut off in one to four places; most hits fall on the first `front` bytes. */
export const damaged = (whole: Uint8Array, random: (below: number) => number, front = whole.length): Buffer => {
  let bytes = Buffer.from(whole)
  for (let hits = 1 + random(4); hits > 0; hits--) {
    const at = random(random(4) === 0 ? bytes.length : Math.min(bytes.length, front))
    const way = random(12)
    if (way === 0) bytes = bytes.subarray(0, at)
    else if (way === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(8))])
    else if (way === 2)
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + random(8), random(256)), bytes.subarray(at)])
    else if (way === 3 && at + 4 <= bytes.length)
      bytes.writeInt32LE([-1, 2 ** 31 - 1, 2 ** 30, 0][random(4)] as number, at)
    else if (bytes.length > 0) bytes[at] = random(256)
  }
  return bytes
}

/** Reads all of it: `read`, or the code of the failure. Anything else that is thrown goes through. */
export const outcomeOf = async (open: () => Promise<FileReading>): Promise<string> => {
  try {
    const reading = await open()
    let rows = 0
    for await (const batch of reading.batches()) {
      const isWhole = batch.columns.every((column) => lengthOf(column) === batch.rows)
      if (batch.rows === 0 || batch.columns.length !== reading.variables.length || !isWhole) return 'uneven batch'
      rows += batch.rows
    }
    return rows === (reading.declaredRows ?? rows) ? 'read' : 'other count of rows'
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code
  }
}

const lengthOf = (column: { readonly values: Float64Array } | { readonly codes: Uint32Array }): number =>
  'values' in column ? column.values.length : column.codes.length
