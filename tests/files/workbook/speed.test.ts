import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { fileFolder } from '../../harness/damage.ts'
import { number, sheetParts, zipped } from './workbook-bytes.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const rows = 20_000
const columns = 40

const reader = `
import { openXlsx } from ${JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../../main/files/workbook/open.ts')).href)}
let rows = 0
for await (const batch of (await openXlsx(process.argv[1])).batches()) rows += batch.rows
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ rows, cpuMs: (user + system) / 1000, rssMb: process.resourceUsage().maxRSS / 1024 }))
`

test('20,000 × 40 comes in in seconds and bounded memory', () => {
  const words = ['urbana', 'rural', 'San Salvador', 'Ahuachapán']
  const cell = (at: number, i: number): string => {
    if (i % 10 === 8) return `<c t="s"><v>${(at * i) % 4}</v></c>`
    return i % 10 === 7 ? number(42_000 + (at % 300), 1) : number(i % 3 === 0 ? at / (i + 7) : (at * (i + 3)) % 11)
  }
  const line = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`
  const names = line(Array.from({ length: columns }, (_, i) => `<c t="str"><v>v${i}</v></c>`))
  const data = Array.from({ length: rows }, (_, at) => line(Array.from({ length: columns }, (_, i) => cell(at, i))))
  const path = file('grande.xlsx', zipped(sheetParts(names + data.join(''), { shared: words })))
  const used = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', reader, path], { encoding: 'utf8' }),
  )
  console.info(`read 20,000 × 40: ${used.cpuMs.toFixed(0)} ms of processor, ${used.rssMb.toFixed(0)} MB`)
  expect(used.rows).toBe(rows)
  expect(used.rssMb).toBeLessThan(300)
  // Processor time, because other work on the machine does not count.
  expect(used.cpuMs).toBeLessThan(4000)
})
