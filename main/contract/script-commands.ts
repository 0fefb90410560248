import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Language } from './text.ts'

/**
 * Why data cannot be made again from their files: scripts do not read the format, they were typed in, corrected, joined by a
 * link, or belong to records that have changed since.
 */
export const notInFiles = ['format', 'entered', 'corrected', 'linked', 'parent'] as const
export type NotInFiles = (typeof notInFiles)[number]

/** The plan for other programs. */
export const scriptCommands = {
  /** The records that have to leave the study so that scripts leave no table out for its data; none are written. */
  'script.describe': {
    args: z.strictObject({}),
    result: z.strictObject({
      records: z.array(
        z.strictObject({
          dataset: z.string(),
          reason: z.enum(notInFiles),
          records: z.int(),
          variables: z.array(z.string()),
        }),
      ),
    }),
  },
  /**
   * Writes the plan as a script of R and one of Stata, from the source files on, with the study's values beside it. With
   * `records`, those that the files do not hold leave the study too, only in the variables that the tables need.
   */
  'script.write': {
    args: z.strictObject({ folder: z.string().min(1), language: Language, records: z.boolean().default(false) }),
    result: z.strictObject({ files: z.array(z.string()) }),
  },
} as const satisfies Record<string, CommandShape>
