import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeSav } from '../../../main/files/sav/write.ts'
import { sampleContent } from './content.ts'
import { askHaven, askPspp, hasOracles, writeWithOracles } from './oracles.ts'
import { differences, seenByUs } from './seen.ts'

const shared = process.env.CARACTERIZA_SHARED
if (shared === undefined) console.info('skipped: real SPSS files, because CARACTERIZA_SHARED is not set')

describe.skipIf(!hasOracles())('haven, PSPP and we see the same', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sav-'))
    writeWithOracles(folder, 2000)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(['haven.sav', 'haven-none.sav', 'haven.zsav', 'pspp-1252.sav', 'pspp-utf8-none.sav', 'pspp-utf8.zsav'])(
    'in %s, which they wrote',
    async (file) => {
      await compare(join(folder, file), folder, file.startsWith('haven') ? ['causa'] : [])
    },
  )

  test.each(['utf-8', 'windows-1252'] as const)('in files in %s that we wrote', async (encoding) => {
    for (const zsav of [false, true]) {
      const path = join(folder, `ours-${encoding}.${zsav ? 'zsav' : 'sav'}`)
      await writeSav(path, { ...sampleContent(zsav ? 6000 : 500), encoding, zsav })
      await compare(path, folder)
    }
  })

  describe.skipIf(shared === undefined)('in the real files', () => {
    const real = join(shared ?? '', 'data/bolivia_eh2019')
    const files = shared === undefined ? [] : readdirSync(real).filter((file) => file.endsWith('.sav'))
    test.each(files)('%s', async (file) => {
      await compare(join(real, file), folder)
    })
  })
})

/** `unlabelled`: long strings whose value labels PSPP ignores, because haven writes a width rounded up with them. */
const compare = async (path: string, folder: string, unlabelled: readonly string[] = []): Promise<void> => {
  const ours = await seenByUs(path)
  expect(differences(ours, askHaven(path, folder))).toEqual([])
  const known = ours.map((variable) => (unlabelled.includes(variable.name) ? { ...variable, labels: [] } : variable))
  expect(differences(known, await askPspp(path, folder))).toEqual([])
}
