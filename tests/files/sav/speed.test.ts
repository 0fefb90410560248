import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column } from '../../../main/core/data/column.ts'
import { writeSav } from '../../../main/files/sav/write.ts'

const rows = 100_000
const columns = 100

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sav-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Codes, amounts, short and long texts in the proportions of a household survey. Synthetic. */
const column = (i: number): Column => {
  if (i % 10 === 8) {
    const dictionary = ['urbana', 'rural', 'San Salvador Centro', 'Ahuachapán']
    return { type: 'code', codes: Uint8Array.from({ length: rows }, (_, row) => (row * (i + 7)) % 5), dictionary }
  }
  if (i === 9) {
    const dictionary = Array.from({ length: rows }, (_, row) => `persona-${row}`)
    return { type: 'code', codes: Uint32Array.from({ length: rows }, (_, row) => row + 1), dictionary }
  }
  const value = i % 3 === 0 ? (row: number) => row / (i + 7) : (row: number) => (row * (i + 3)) % 11
  return { type: 'number', values: Float64Array.from({ length: rows }, (_, row) => value(row)) }
}

const reader = `
import { openSav } from ${JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../../main/files/sav/open.ts')).href)}
let rows = 0
for await (const batch of (await openSav(process.argv[1])).batches()) rows += batch.rows
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ rows, cpuMs: (user + system) / 1000, rssMb: process.resourceUsage().maxRSS / 1024 }))
`

test.each([false, true])('100,000 × 100 comes in in seconds and bounded memory, with zlib %s', async (zsav) => {
  const path = join(folder, 'large.sav')
  const all = Array.from({ length: columns }, (_, i) => [`v${i}`, column(i)] as const)
  const variables = all.map(
    ([name, { type }]): Variable => ({ name, kind: 'nominal', storage: type, categories: [], missing: [] }),
  )
  await writeSav(path, { variables, columns: { rows, byName: new Map(all) }, zsav })
  const used = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', reader, path], { encoding: 'utf8' }),
  )
  console.info(
    `read 100,000 × 100 (zlib ${zsav}): ${used.cpuMs.toFixed(0)} ms of processor, ${used.rssMb.toFixed(0)} MB`,
  )
  expect(used.rows).toBe(rows)
  expect(used.rssMb).toBeLessThan(400)
  // Processor time, because other work on the machine does not count; 3 s is what the reader has.
  expect(used.cpuMs).toBeLessThan(3000)
})
