import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { Name } from './name.ts'
import { Language } from './text.ts'

export const dataFormats = ['csv', 'sav', 'zsav', 'parquet'] as const
export const dataStages = ['collected', 'derived'] as const

/** Data taken out of the study. */
export const exportCommands = {
  /**
   * Writes the records of a dataset as a working copy: as collected, or with what the plan derives. The variables of the
   * vault are never among them. The name of the file gets the word for a draft where it lacks it.
   */
  'data.export': {
    args: z.strictObject({
      dataset: Name,
      stage: z.enum(dataStages).default('derived'),
      format: z.enum(dataFormats),
      file: z.string().min(1),
      /** Left out, all of them. */
      variables: z.array(z.string()).min(1).optional(),
      /** Of the labels and the word for a draft. */
      language: Language,
    }),
    result: z.strictObject({ file: z.string(), records: z.int(), variables: z.int() }),
  },
} as const satisfies Record<string, CommandShape>
