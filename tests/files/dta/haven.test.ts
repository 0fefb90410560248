import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DtaFile, dtaBytes } from './dta-bytes.ts'
import { askHaven, differences, fixtures, hasHaven, type Seen, seenByHaven, seenByUs, writeWithHaven } from './haven.ts'

const files = [8, 10, 12, 13, 14, 15].map((version) => `haven-${version}.dta`)
/** Before Stata 14 haven takes texts for windows-1252, and reads what it wrote itself wrong. */
const readsItsOwnTexts = (file: string): boolean => /1[45]/.test(file)

const decoded = (json: string): string => json.replace(/Ã./g, (pair) => Buffer.from(pair, 'latin1').toString('utf8'))

test.each(files)('%s, which haven wrote, is read as haven read it', async (file) => {
  const theirs = seenByHaven(join(fixtures, `${file}.json`))
  const right = readsItsOwnTexts(file) ? theirs : JSON.parse(decoded(JSON.stringify(theirs)))
  expect(differences(await seenByUs(join(fixtures, file)), right)).toEqual([])
})

const forms = [113, 114, 115, 117, 118, 119].flatMap((release) =>
  [false, true].map((bigEndian) => ({ release, bigEndian, file: `built-${release}-${bigEndian}.dta` })),
)

describe.skipIf(!hasHaven())('haven and we see the same', () => {
  let folder = ''
  let seen: ReadonlyMap<string, readonly Seen[]>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dta-'))
    writeWithHaven(folder, 3000)
    for (const { file, ...form } of forms)
      writeFileSync(
        join(folder, file),
        dtaBytes({ ...content, ...form, encoding: form.release < 118 ? 'latin1' : 'utf8' }),
      )
    seen = askHaven(
      new Map([
        ...files.map((file) => [join(folder, file), readsItsOwnTexts(file) ? '' : 'UTF-8'] as const),
        ...forms.map(({ file }) => [join(folder, file), ''] as const),
      ]),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const compare = async (file: string): Promise<void> =>
    expect(differences(await seenByUs(join(folder, file)), seen.get(join(folder, file)) ?? [])).toEqual([])

  test.each(files)('in %s, which haven wrote', compare)
  test.each(forms)('in a file of release $release, big end first $bigEndian', ({ file }) => compare(file))
})

/** Synthetic: what haven does not write, small types and letters in all of them. */
const content: Omit<DtaFile, 'release'> = {
  variables: [
    { name: 'b', type: 'byte', labelSet: 'sino', label: '¿Desplazada?' },
    { name: 'i', type: 'int', format: '%td' },
    { name: 'l', type: 'long', label: 'Año' },
    { name: 'f', type: 'float' },
    { name: 'd', type: 'double', format: '%tc' },
    { name: 't', type: 9 },
  ],
  rows: Array.from({ length: 200 }, (_, row) => [
    [1, 2, null, '.a', '.z'][row % 5] ?? null,
    row % 7 === 0 ? null : row * 11,
    row % 3 === 0 ? '.m' : row * 1_000_003,
    row % 4 === 0 ? '.y' : row / 7,
    row % 9 === 0 ? null : 1.77e12 + row * 86_400_000,
    ['niñez', 'ocho letr', '', 'a'][row % 4] ?? null,
  ]),
  labelSets: {
    sino: [
      [1, 'Sí'],
      [2, 'No'],
      ['.a', 'No sabe'],
      ['.z', 'Rehúsa'],
    ],
  },
}
