import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeSav } from '../../../main/files/sav/write.ts'
import { sampleContent } from './content.ts'
import { askHaven, askPspp, hasOracles, writeWithOracles } from './oracles.ts'
import { differences, type Seen, seenByUs } from './seen.ts'

const shared = process.env.CARACTERIZA_SHARED
if (shared === undefined) console.info('skipped: real SPSS files, because CARACTERIZA_SHARED is not set')

const theirs = ['haven.sav', 'haven-none.sav', 'haven.zsav', 'pspp-1252.sav', 'pspp-utf8-none.sav', 'pspp-utf8.zsav']
const encodings = ['utf-8', 'windows-1252'] as const
const real = join(shared ?? '', 'data/bolivia_eh2019')
const realFiles = shared === undefined ? [] : readdirSync(real).filter((file) => file.endsWith('.sav'))

describe.skipIf(!hasOracles())('haven, PSPP and we see the same', () => {
  let folder = ''
  let seenByHaven: ReadonlyMap<string, readonly Seen[]>
  const ourPath = (encoding: string, zsav: boolean): string => join(folder, `ours-${encoding}.${zsav ? 'zsav' : 'sav'}`)
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sav-'))
    writeWithOracles(folder, 2000)
    const ours = encodings.flatMap((encoding) => [false, true].map((zsav) => ({ encoding, zsav })))
    for (const { encoding, zsav } of ours)
      await writeSav(ourPath(encoding, zsav), { ...sampleContent(zsav ? 6000 : 500), encoding, zsav })
    seenByHaven = askHaven(
      [
        ...theirs.map((file) => join(folder, file)),
        ...ours.map(({ encoding, zsav }) => ourPath(encoding, zsav)),
        ...realFiles.map((file) => join(real, file)),
      ],
      folder,
    )
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** `unlabelled`: long strings whose value labels PSPP ignores, because haven writes a width rounded up with them. */
  const compare = async (path: string, unlabelled: readonly string[] = []): Promise<void> => {
    const ours = await seenByUs(path)
    expect(differences(ours, seenByHaven.get(path) ?? [])).toEqual([])
    const known = ours.map((variable) => (unlabelled.includes(variable.name) ? { ...variable, labels: [] } : variable))
    expect(differences(known, await askPspp(path, folder))).toEqual([])
  }

  test.each(theirs)('in %s, which they wrote', (file) =>
    compare(join(folder, file), file.startsWith('haven') ? ['causa'] : []),
  )

  test.each(encodings)('in files in %s that we wrote', async (encoding) => {
    for (const zsav of [false, true]) await compare(ourPath(encoding, zsav))
  })

  describe.skipIf(shared === undefined)('in the real files', () => {
    test.each(realFiles)('%s', (file) => compare(join(real, file)))
  })
})
