import { Failure } from '../contract/failure.ts'
import type { Context } from './context.ts'

/** What was made of each item that could be made, and the failure of the first that could not. */
export type InTurn<Made> = { readonly made: readonly Made[]; readonly failure: Failure | undefined }

/** Makes one after another. What fails hinders none that comes after it; to end in its failure is left to the caller. */
export const inTurn = async <Item, Made>(
  items: readonly Item[],
  phase: string,
  { progress, signal }: Pick<Context, 'progress' | 'signal'>,
  make: (item: Item) => Made,
): Promise<InTurn<Made>> => {
  const made: Made[] = []
  let failure: Failure | undefined
  for (const [done, item] of items.entries()) {
    signal.throwIfAborted()
    progress(phase, done, items.length)
    try {
      made.push(make(item))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failure ??= error
    }
    // Lets a cancellation or a question from outside come through between two of them.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { made, failure }
}

/** All that was made, or the first failure. */
export const allOf = <Made>({ made, failure }: InTurn<Made>): Made[] => {
  if (failure) throw failure
  return [...made]
}
