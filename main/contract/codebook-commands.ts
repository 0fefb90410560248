import { z } from 'zod'
import { Category, MissingRule, missingReasons, Variable, variableKinds } from './codebook.ts'
import type { CommandShape } from './commands.ts'
import { Name } from './name.ts'
import { Language, Localized } from './text.ts'

export const codebookFormats = ['csv', 'xlsx', 'ddi', 'html'] as const
export type CodebookFormat = (typeof codebookFormats)[number]

/** Names of variables; "*" stands for any run of characters: "causa_*". */
const names = z.array(z.string().min(1)).min(1)

export const borrowedParts = ['label', 'question', 'universe', 'categories'] as const

/** A change of several variables' documentation at once. */
export const CodebookEdit = z.discriminatedUnion('edit', [
  z.strictObject({ edit: z.literal('kind'), variables: names, kind: z.enum(variableKinds) }),
  /** Rules for missing answers; without `variables` for every one that has the code among its categories. */
  z.strictObject({ edit: z.literal('missing'), variables: names.optional(), rules: z.array(MissingRule).min(1) }),
  /** Documentation of the variables of the same name in another dataset. */
  z.strictObject({
    edit: z.literal('labels'),
    from: Name,
    variables: names.optional(),
    parts: z
      .array(z.enum(borrowedParts))
      .min(1)
      .default([...borrowedParts]),
  }),
])
export type CodebookEdit = z.infer<typeof CodebookEdit>

/** A variable that two datasets document otherwise. A label is null where that side does not have the category. */
export const CodebookDifference = z.strictObject({
  variable: z.string(),
  parts: z.array(z.string()),
  categories: z.array(
    z.strictObject({ code: z.string(), label: Localized.nullable(), otherLabel: Localized.nullable() }),
  ),
})
export type CodebookDifference = z.infer<typeof CodebookDifference>

/** A code that a file labels, and that the plan's codebook calls something else. */
export const RelabelledCode = z.strictObject({
  variable: z.string(),
  code: z.string(),
  inFile: Localized,
  inPlan: Localized,
})
export type RelabelledCode = z.infer<typeof RelabelledCode>

/** How often a variable's answers occur, unweighted: for working copies only. */
export const DistributionResult = z.strictObject({
  records: z.int(),
  answered: z.int(),
  missing: z.array(z.strictObject({ reason: z.enum(missingReasons), records: z.int() })),
  categories: z.array(Category.extend({ records: z.int() })),
  numbers: z
    .strictObject({
      least: z.number(),
      median: z.number(),
      most: z.number(),
      mean: z.number(),
      /** Records in classes of equal width; one more edge than counts. */
      edges: z.array(z.number()),
      counts: z.array(z.int()),
    })
    .nullable(),
})
export type DistributionResult = z.infer<typeof DistributionResult>

export const codebookCommands = {
  /** How often the answers of a variable of the current version occur, missing as study and plan document it. */
  'data.distribution': {
    args: z.strictObject({ dataset: Name, variable: z.string().min(1) }),
    result: DistributionResult,
  },
  /**
   * Writes a dataset's codebook. `counts`, in HTML only, adds how often each answer occurs and makes the page a
   * working copy, in name and content.
   */
  'codebook.export': {
    args: z.strictObject({
      dataset: Name,
      file: z.string().min(1),
      format: z.enum(codebookFormats).default('csv'),
      language: Language.default('es'),
      counts: z.boolean().default(false),
    }),
    result: z.strictObject({ variables: z.int(), file: z.string() }),
  },
  'codebook.import': {
    args: z.strictObject({
      dataset: Name,
      file: z.string().min(1),
      format: z.enum(['csv', 'xlsx', 'ddi']).default('csv'),
      reason: z.string().min(1),
    }),
    result: z.strictObject({ variables: z.int() }),
  },
  'codebook.edit': {
    args: z.strictObject({ dataset: Name, edits: z.array(CodebookEdit).min(1), reason: z.string().min(1) }),
    /** Names of the variables whose documentation changed. */
    result: z.strictObject({ changed: z.array(z.string()) }),
  },
  /**
   * The codes that a file labels otherwise than the plan, whose labels hold. `variables` are those of a file that is about to
   * come in; left out, those of the current version.
   */
  'codebook.relabelled': {
    args: z.strictObject({ dataset: Name, variables: z.array(Variable).optional() }),
    result: z.array(RelabelledCode),
  },
  /** What two datasets say differently of the variables they share. */
  'codebook.differences': {
    args: z.strictObject({ dataset: Name, other: Name }),
    result: z.strictObject({ shared: z.int(), differences: z.array(CodebookDifference) }),
  },
} as const satisfies Record<string, CommandShape>
