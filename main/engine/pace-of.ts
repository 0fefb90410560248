import type { Pace } from '../core/disclosure/pace.ts'
import type { Context } from './context.ts'

/** Shows progress, and lets a cancellation or a question from outside come through between two steps. */
export const paceOf =
  ({ progress, signal }: Pick<Context, 'progress' | 'signal'>): Pace =>
  async (phase, done, total) => {
    progress(phase, done, total)
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
