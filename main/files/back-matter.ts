import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { GlossaryTerm, LegalReference } from '../contract/report-front.ts'
import type { BackMatter } from '../core/report/back-matter.ts'

/** The glossary and the legal references that the product brings along. */
export const loadBackMatter = (resources: string): BackMatter => {
  const read = (name: string): unknown => parse(readFileSync(join(resources, 'report', `${name}.yaml`), 'utf8'))
  return {
    glossary: z.array(GlossaryTerm).parse(read('glossary')),
    legal: z.array(LegalReference).parse(read('legal')),
  }
}
