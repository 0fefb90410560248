import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../contract/text.ts'
import { type Texts, textsFrom } from '../core/report/texts.ts'
import { wordsOfKinds } from '../files/study-kinds.ts'

export type { Texts }

/** The sentences of a language and the words of the kinds of study, from the resources, which do not change while the program runs. */
export const loadTexts = (resources: string, language: Language): Texts => {
  const file = join(resources, 'locales', `${language}.json`)
  const known = loaded.get(file)
  if (known) return known
  const texts = textsFrom({ ...JSON.parse(readFileSync(file, 'utf8')), ...wordsOfKinds(resources, language) })
  loaded.set(file, texts)
  return texts
}

const loaded = new Map<string, Texts>()
