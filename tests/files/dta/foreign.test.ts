import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDta } from '../../../main/files/dta/open.ts'
import { columnsOf } from '../../harness/csv-files.ts'
import { askHaven, differences, fixtures, hasHaven, type Seen, seenByUs } from './haven.ts'

const hasForeign = hasHaven() && spawnSync('Rscript', ['-e', 'library(foreign)']).status === 0
if (!hasForeign) console.info("skipped: files that R's foreign writes, because foreign or haven is missing")

describe.skipIf(!hasForeign)("files of Stata that R's foreign writes", () => {
  const versions = [8, 10, 12]
  let folder = ''
  let seen: ReadonlyMap<string, readonly Seen[]>
  const pathOf = (version: number): string => join(folder, `foreign-${version}.dta`)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dta-'))
    const { status, stderr } = spawnSync('Rscript', [join(fixtures, 'make-foreign.R'), folder, '800'], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(status, stderr).toBe(0)
    seen = askHaven(new Map(versions.map((version) => [pathOf(version), 'UTF-8'])))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(versions)(
    'version %i: values, labels, missing answers and dates are those that foreign and haven read',
    async (version) => {
      const path = pathOf(version)
      expect(differences(await seenByUs(path), seen.get(path) ?? [])).toEqual([])

      const columns = await columnsOf(await openDta(path))
      const csv = readFileSync(`${path}.csv`, 'utf8').trimEnd()
      const theirs = Papa.parse<Record<string, string>>(csv, { header: true }).data
      expect(theirs).toHaveLength(800)
      // What is missing foreign writes as .z, which it does not tell from a blank itself.
      const names = Object.keys(columns).filter((name) => !name.endsWith('_missing'))
      expect(names).toEqual(Object.keys(theirs[0] ?? {}))
      for (const name of names)
        for (const [row, value] of (columns[name] ?? []).entries()) {
          const text = theirs[row]?.[name] ?? ''
          expect(value ?? '', `${name}, row ${row + 1}`).toBe(typeof value === 'number' ? Number(text) : text)
        }
    },
  )
})
