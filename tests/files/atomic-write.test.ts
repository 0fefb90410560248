import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeAtomically } from '../../main/files/atomic-write.ts'

describe('atomic write', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atomic-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('a file is new or replaced whole, readable by its owner alone, with nothing left beside it', async () => {
    const file = join(folder, 'informe.html')
    await writeAtomically(file, 'uno')
    await writeAtomically(file, new TextEncoder().encode('dos ñ'))
    expect(readFileSync(file, 'utf8')).toBe('dos ñ')
    expect(readdirSync(folder)).toEqual(['informe.html'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('when it cannot be written the old file stays and the failure names it without its folder', async () => {
    const file = join(folder, 'informe.html')
    mkdirSync(file)
    writeFileSync(join(file, 'x'), '')
    await expect(writeAtomically(file, 'dos')).rejects.toMatchObject({
      code: 'report.cannot-write',
      params: { file: 'informe.html', cause: expect.stringMatching(/^E[A-Z]+$/) },
    })
    expect(readdirSync(folder)).toEqual(['informe.html'])
  })

  test('a folder that does not exist is a failure', async () => {
    await expect(writeAtomically(join(folder, 'no', 'x.csv'), '')).rejects.toMatchObject({
      params: { file: 'x.csv', cause: 'ENOENT' },
    })
  })
})
