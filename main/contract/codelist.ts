import { z } from 'zod'

const Bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) })

/** A category of a list. `parent` names its group in a two-level list; `from`/`to` are the inclusive ends of a band. */
export const CodelistCategory = z.strictObject({
  code: z.string().min(1),
  label: Bilingual,
  parent: z.string().optional(),
  from: z.number().optional(),
  /** Left out in a band that has no upper end. */
  to: z.number().optional(),
})
export type CodelistCategory = z.infer<typeof CodelistCategory>

/** Where a list or a crosswalk comes from. `confirmed` says what was read in the source and what is our own reading. */
export const CodelistSource = z.strictObject({
  citation: z.string().min(1),
  confirmed: z.enum(['text', 'excerpt', 'own']),
  note: Bilingual.optional(),
})

/** How the codes of another list fall into this one. Several targets = the other list does not tell them apart. */
export const Crosswalk = z.strictObject({
  label: Bilingual,
  source: CodelistSource,
  entries: z.array(z.strictObject({ code: z.string().min(1), label: Bilingual, to: z.array(z.string()) })).min(1),
})
export type Crosswalk = z.infer<typeof Crosswalk>

const Fields = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Bilingual,
  /** `bands`: categories are ranges of a number, not always a partition of it. */
  kind: z.enum(['nominal', 'ordinal', 'bands', 'geography']),
  source: CodelistSource,
  categories: z.array(CodelistCategory).min(1),
  crosswalks: z.record(z.string(), Crosswalk).default({}),
})

/** A list of categories the product brings along, with its source and its crosswalks from other lists. */
export const Codelist = Fields.superRefine((list, context) => {
  const codes = new Set<string>()
  const problem = (message: string) => context.addIssue({ code: 'custom', message })
  for (const { code } of list.categories) {
    if (codes.has(code)) problem(`code ${code} stands twice`)
    codes.add(code)
  }
  const groups = new Set(list.categories.filter(({ parent }) => parent === undefined).map(({ code }) => code))
  for (const { code, parent, from, to } of list.categories) {
    if (parent !== undefined && !groups.has(parent)) problem(`the parent of ${code} is no first-level category`)
    if ((list.kind === 'bands') !== (from !== undefined)) problem(`${code}: bands, and only bands, have a lower end`)
    if (from !== undefined && to !== undefined && to < from) problem(`${code} ends before it starts`)
  }
  for (const [name, { entries }] of Object.entries(list.crosswalks)) {
    if (new Set(entries.map((entry) => entry.code)).size < entries.length) problem(`${name} has a code twice`)
    for (const { code, to } of entries)
      if (to.some((target) => !codes.has(target))) problem(`${name}: ${code} goes to a category that is not there`)
  }
})
export type Codelist = z.infer<typeof Codelist>
