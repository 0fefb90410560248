import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../contract/text.ts'
import { type Texts, textsFrom } from '../core/report/texts.ts'

export type { Texts }

/** The sentences of a language, from the resources. */
export const loadTexts = (resources: string, language: Language): Texts =>
  textsFrom(JSON.parse(readFileSync(join(resources, 'locales', `${language}.json`), 'utf8')))
