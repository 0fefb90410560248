import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { typeReasons } from '../../../../main/core/intake/column-type.ts'
import { identifierReasons } from '../../../../main/core/intake/identifiers.ts'
import { kindReasons } from '../../../../main/core/intake/kind.ts'
import { csvProblemCodes } from '../../../../main/files/csv/problems.ts'

const locale = join(import.meta.dirname, '../../../../resources/locales/es.json')

test('every reason and every problem has a text', () => {
  const texts: Record<string, string> = JSON.parse(readFileSync(locale, 'utf8'))
  const keys = [
    ...typeReasons.map((reason) => `guess.type.${reason}`),
    ...kindReasons.map((reason) => `guess.kind.${reason}`),
    ...identifierReasons.map((reason) => `guess.identifier.${reason}`),
    ...csvProblemCodes.map((code) => `guess.problem.${code}`),
  ]
  expect(keys.filter((key) => !texts[key])).toEqual([])
})
