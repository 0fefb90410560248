import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { fileFolder } from '../../harness/damage.ts'
import { type Cell, type DtaVariable, dtaBytes } from './dta-bytes.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const rows = 100_000
const types = ['double', 'byte', 'int', 'long', 'float', 'double', 'double', 'byte', 20, 12] as const

/** Codes, amounts, letters and texts in the proportions of a household survey. Synthetic. */
const cellAt = (row: number, i: number): Cell => {
  const type = types[i % 10]
  if (i === 9) return `persona-${row % 10_000}`
  if (typeof type === 'number')
    return ['urbana', 'rural', 'San Salvador', 'Ahuachapán', null][(row * (i + 7)) % 5] ?? null
  if (i % 25 === 1) return row % 50 === 0 ? '.a' : row % 90
  return type === 'double' ? row / (i + 7) : (row * (i + 3)) % 97
}

const reader = `
import { openDta } from ${JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../../main/files/dta/open.ts')).href)}
let rows = 0
for await (const batch of (await openDta(process.argv[1])).batches()) rows += batch.rows
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ rows, cpuMs: (user + system) / 1000, rssMb: process.resourceUsage().maxRSS / 1024 }))
`

test('100,000 × 100 comes in in seconds and bounded memory', () => {
  const variables = Array.from(
    { length: 100 },
    (_, i): DtaVariable => ({ name: `v${i}`, type: types[i % 10] ?? 'byte' }),
  )
  // The rows of a thousand are written once and repeated: what counts is how they are read.
  const thousand = Array.from({ length: 1000 }, (_, row) => variables.map((_, i) => cellAt(row, i)))
  const whole = dtaBytes({ release: 118, variables, rows: thousand })
  const dataAt = whole.indexOf('<data>') + '<data>'.length
  const dataEnd = whole.indexOf('</data>')
  const head = Buffer.from(whole.subarray(0, dataAt))
  head.writeBigUInt64LE(BigInt(rows), head.indexOf('<N>') + 3)
  const data = Array.from({ length: rows / 1000 }, () => whole.subarray(dataAt, dataEnd))
  const path = file('large.dta', Buffer.concat([head, ...data, whole.subarray(dataEnd)]))
  const used = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', reader, path], { encoding: 'utf8' }),
  )
  console.info(`read 100,000 × 100: ${used.cpuMs.toFixed(0)} ms of processor, ${used.rssMb.toFixed(0)} MB`)
  expect(used.rows).toBe(rows)
  expect(used.rssMb).toBeLessThan(400)
  // Processor time, because other work on the machine does not count; 3 s is what the reader has.
  expect(used.cpuMs).toBeLessThan(3000)
})
