import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { FormSpec, FormSummary } from './form.ts'
import { ResponseSet } from './response-set.ts'
import { FileSource } from './source.ts'

/** A table of an export: what it would be as a source, and what it has. */
export const ProposedSource = z.strictObject({
  /** Its files by their names alone. */
  source: FileSource,
  rows: z.int().nullable(),
  columns: z.int(),
  /** Columns that the form knows. */
  documented: z.int(),
  /** Columns of this table with those of the parent that join it; null for a table without parent. */
  key: z.record(z.string(), z.string()).nullable(),
})
export type ProposedSource = z.infer<typeof ProposedSource>

/** Exports of Kobo and ODK: a table for the submissions and one for each repeat, as sheets or files, and the form. */
export const sourceCommands = {
  'form.describe': { args: z.strictObject({ form: FormSpec }), result: FormSummary },
  /**
   * The sources that the files of an export would make, parents first, with the response sets of their questions with
   * several answers. Nothing is kept: `plan.edit` and `data.import` take them.
   */
  'sources.propose': {
    args: z.strictObject({ files: z.array(z.string().min(1)).min(1), form: FormSpec.optional() }),
    result: z.strictObject({
      form: FormSummary.nullable(),
      sources: z.array(ProposedSource),
      sets: z.array(ResponseSet),
      /** Sheets without records. */
      empty: z.array(z.string()),
    }),
  },
} as const satisfies Record<string, CommandShape>
