import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const resources = join(import.meta.dirname, '../../../resources')

/** How each language writes the sign after a number: numbers of the report are written so too. */
const wrong = { es: /\d ?%/, en: /\d\s%/ } as const

test.each(['es', 'en'] as const)(
  'in %s a number and its percent sign stand together as the language writes them',
  (language) => {
    const texts = globSync(`{locales,kinds/*/words}/${language}.json`, { cwd: resources }).flatMap((file) =>
      Object.entries<string>(JSON.parse(readFileSync(join(resources, file), 'utf8'))),
    )
    expect(texts.length).toBeGreaterThan(3000)
    expect(texts.filter(([, text]) => wrong[language].test(text))).toEqual([])
  },
)
