import { z } from 'zod'
import type { CommandShape } from './commands.ts'

/** Longest draft, as JSON. */
const longest = 200_000

/** What somebody is still filling in: kept in the study, so that neither a crash nor the lock takes it away. */
export const draftCommands = {
  /** Keeps a draft under its name in the place of the one before; null throws it away. */
  'draft.keep': {
    args: z.strictObject({ name: z.string().min(1).max(200), json: z.string().max(longest).nullable() }),
    result: z.strictObject({}),
  },
  'draft.list': {
    args: z.strictObject({}),
    result: z.array(z.strictObject({ name: z.string(), json: z.string() })),
  },
} as const satisfies Record<string, CommandShape>
