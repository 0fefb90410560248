import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fontFilesOf } from '../../../main/engine/report/fonts.ts'
import { readCharacterMap } from '../../../main/files/fonts/character-map.ts'
import { readTables } from '../../../main/files/fonts/sfnt.ts'

const resources = join(import.meta.dirname, '../../../resources')
const maps = Object.values(fontFilesOf(resources)).map((file) =>
  readCharacterMap(readTables(readFileSync(file)).get('cmap') ?? new Uint8Array()),
)
const isDrawn = (letter: string): boolean =>
  letter === '\n' || maps.every((glyphOf) => (glyphOf(letter.codePointAt(0) ?? 0) ?? 0) > 0)
const notDrawn = (text: string): string[] => [...new Set(text.normalize('NFC'))].filter((letter) => !isDrawn(letter))

/** Only the window shows them, with the letters of the system. */
const onScreenOnly = /^(statistic\.formula|links\.decision)\./

// A report prints a question mark for a letter that its fonts lack.
test('the fonts of reports draw every letter of the texts that reports may print', () => {
  const files = globSync('{locales,kinds/*/words}/*.json', { cwd: resources })
  expect(files.length).toBeGreaterThan(2)
  const lacking = files.flatMap((file) =>
    Object.entries<string>(JSON.parse(readFileSync(join(resources, file), 'utf8')))
      .filter(([key, text]) => !onScreenOnly.test(key) && notDrawn(text).length > 0)
      .map(([key, text]) => `${file} ${key}: ${notDrawn(text).join(' ')}`),
  )
  expect(lacking).toEqual([])
})

test('and of the plans, lists and indicators that come along', () => {
  const files = globSync('**/*.yaml', { cwd: resources })
  expect(files.length).toBeGreaterThan(30)
  const lacking = files.map((file) => [file, notDrawn(readFileSync(join(resources, file), 'utf8'))] as const)
  expect(lacking.filter(([, letters]) => letters.length > 0)).toEqual([])
})
