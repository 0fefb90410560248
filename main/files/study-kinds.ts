import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../contract/failure.ts'
import { type StudyKind, StudyKindFile } from '../contract/study-kind.ts'
import type { Language } from '../contract/text.ts'

/** The kinds of study that the product brings along: every folder of `kinds`, in the order that they ask for. */
export const loadKinds = (resources: string): StudyKind[] =>
  namesOfKinds(resources)
    .map((kind) => ({
      kind,
      ...StudyKindFile.parse(parse(readFileSync(join(resources, 'kinds', kind, 'kind.yaml'), 'utf8'))),
    }))
    .sort((a, b) => a.order - b.order)

/** The folder of a kind; fails with the names of all of them where there is none. */
export const folderOfKind = (resources: string, kind: string): string => {
  const kinds = namesOfKinds(resources)
  if (!kinds.includes(kind)) throw new Failure('kind.unknown', { kind, kinds: kinds.join(', ') })
  return join(resources, 'kinds', kind)
}

/** The texts that kinds bring along for their analyses, in one language. */
export const wordsOfKinds = (resources: string, language: Language): Record<string, string> =>
  Object.assign(
    {},
    ...namesOfKinds(resources).map((kind) => wordsIn(join(resources, 'kinds', kind, 'words'), language)),
  )

const wordsIn = (folder: string, language: Language): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

const namesOfKinds = (resources: string): string[] =>
  readdirSync(join(resources, 'kinds'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
