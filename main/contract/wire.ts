import { z } from 'zod'

/** What the engine tells on its own: how far a long job is, and which parts of the study changed. */
export const EngineEvent = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('progress'),
    request: z.int(),
    /** Code with a text under `phase.<code>` in the locales. */
    phase: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  z.strictObject({
    event: z.literal('changed'),
    parts: z.array(
      z.enum(['study', 'datasets', 'entries', 'codebook', 'plan', 'results', 'audit', 'people', 'review', 'releases']),
    ),
  }),
])
export type EngineEvent = z.infer<typeof EngineEvent>

/** A message to the engine: a command with its arguments, or the wish to stop one. */
export const Request = z.union([
  z.strictObject({ id: z.int(), command: z.string(), args: z.unknown() }),
  z.strictObject({ cancel: z.int() }),
])
export type Request = z.infer<typeof Request>

/** A failure as it crosses the wire: never a sentence, never a value of the data. */
export type FailureMessage = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** A message from the engine. */
export type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: FailureMessage }
  | EngineEvent
