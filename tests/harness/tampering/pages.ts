import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase } from '../engine.ts'
import { contentOf } from './content.ts'
import type { Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

export const pageBytes = 4096
export const databases = ['study.db', 'identifiers.db'] as const

/** What may be said of a page that was whole once: it is the content that does not fit the rest. */
const ofStalePages = [
  'study.database-unreadable',
  'study.rollback',
  'study.chunk-damaged',
  'study.identifiers-missing',
  'study.audit-broken',
  'study.header-disagrees',
  'study.records-disagree',
]

/** Every page of both databases changed in one byte, zeroed, exchanged for the next one, and as it was at an earlier moment. */
export const pageTamperings = async (scene: Scene): Promise<readonly Tampering[]> => {
  const pages = databases.flatMap((file) => pagesOf(scene.second, file).map((page) => ({ file, page })))
  const stale = pages.flatMap(({ file, page }) => stalePages(scene, file, page))
  const present = await contentOf(scene.second, () => {})
  const effective: Tampering[] = []
  // An empty page is written anew without holding anything else: put back, it is the same study.
  for (const one of stale) if ((await contentOf(one.of, one.alter)) !== present) effective.push(one)
  return [...pages.flatMap(({ file, page }) => changedPages(scene.second, file, page)), ...effective]
}

const pagesOf = (folder: string, file: string): readonly number[] =>
  Array.from({ length: statSync(join(folder, file)).size / pageBytes }, (_, page) => page)

/** Where a page has its encrypted content, its initialisation vector and its authentication code. */
const places = { content: 100, vector: pageBytes - 80 + 3, code: pageBytes - 20 }

const changedPages = (of: string, file: string, page: number): readonly Tampering[] => {
  const at = page * pageBytes
  const altered = (name: string, change: (bytes: Buffer) => void): Tampering => ({
    group: 'pages',
    name: `${file}, page ${page + 1} ${name}`,
    of,
    passphrase,
    alter: (folder) => changeFile(join(folder, file), change),
    says: ['study.database-unreadable'],
    about: { file },
  })
  return [
    ...Object.entries(places).map(([place, offset]) =>
      altered(`with a bit of its ${place} changed`, (bytes) => {
        bytes[at + offset] = (bytes[at + offset] as number) ^ 1
      }),
    ),
    altered('zeroed', (bytes) => {
      bytes.fill(0, at, at + pageBytes)
    }),
    altered('exchanged for another', (bytes) => {
      const other = at + pageBytes < bytes.length ? at + pageBytes : 0
      const own = Buffer.from(bytes.subarray(at, at + pageBytes))
      bytes.copy(bytes, at, other, other + pageBytes)
      own.copy(bytes, other)
    }),
  ]
}

/** A page of an earlier moment is as authentic as the present one, for it was written with the same key. */
const stalePages = (scene: Scene, file: string, page: number): readonly Tampering[] => {
  const [from, to] = [page * pageBytes, (page + 1) * pageBytes]
  const present = readFileSync(join(scene.second, file)).subarray(from, to)
  const earlier = readFileSync(join(scene.first, file)).subarray(from, to)
  if (earlier.length === 0 || earlier.equals(present)) return []
  return [
    {
      group: 'pages of before',
      name: `${file}, page ${page + 1} as it was at the first release`,
      of: scene.second,
      passphrase,
      alter: (folder) => changeFile(join(folder, file), (bytes) => bytes.set(earlier, from)),
      says: ofStalePages,
    },
  ]
}

export const changeFile = (path: string, change: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(path)
  change(bytes)
  writeFileSync(path, bytes)
}
