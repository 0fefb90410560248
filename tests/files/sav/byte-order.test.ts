import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSav } from '../../../main/files/sav/open.ts'
import { asBigEndian } from './big-endian.ts'
import { fixtures } from './oracles.ts'
import { differences, seenByUs } from './seen.ts'

test.each(['haven.sav', 'haven-none.sav', 'pspp-1252.sav', 'pspp-utf8-none.sav'])(
  '%s reads the same in the other byte order',
  async (file) => {
    const folder = mkdtempSync(join(tmpdir(), 'sav-'))
    try {
      const path = join(folder, file)
      writeFileSync(path, asBigEndian(readFileSync(join(fixtures, file))))
      const [swapped, original] = [await openSav(path), await openSav(join(fixtures, file))]
      expect(swapped.variables).toEqual(original.variables)
      expect(swapped.weight).toBe(original.weight)
      expect(differences(await seenByUs(path), await seenByUs(join(fixtures, file)))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
