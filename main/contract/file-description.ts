import { z } from 'zod'
import { Variable } from './codebook.ts'
import { Finding } from './finding.ts'
import { sourceFormats } from './source.ts'

/** A column as a preview shows it, with the reasons for what it is taken to be. */
export const ColumnGuess = z.strictObject({
  variable: Variable,
  /** Codes with a text under `guess.<code>` in the locales. */
  reasons: z.array(z.string()),
  /** Why it may identify people directly; codes with a text under `guess.identifier.<code>`. Empty: no suspicion. */
  identifier: z.array(z.string()),
})

/** What a file seems to be. Every guess can be overridden by the option of its name. */
export const FileDescription = z.strictObject({
  format: z.enum(sourceFormats),
  bytes: z.number(),
  rows: z.number().nullable(),
  /** What was detected of the whole file; names have a text under `cli.detected.<name>`. */
  detected: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** The sheets of a workbook that can be read. */
  sheets: z.array(z.string()).optional(),
  /** Things noticed and dealt with; codes with a text under `guess.problem.<code>`. */
  problems: z.array(Finding),
  /** Why an import with these options would be refused, as a failure; null when it would not. */
  refused: Finding.nullable(),
  columns: z.array(ColumnGuess),
  firstRows: z.array(z.array(z.string())),
})
export type FileDescription = z.infer<typeof FileDescription>
