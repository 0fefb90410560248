import { Failure, soundly } from '../contract/failure.ts'
import type { Context } from './context.ts'
import { paceOf } from './pace-of.ts'

/**
 * Makes one after another: of each item what was made of it, or the failure that it ended in. What fails hinders none that
 * comes after it; to end in its failure is left to the caller.
 */
export const inTurn = async <Item, Made>(
  items: readonly Item[],
  phase: string,
  context: Pick<Context, 'progress' | 'signal'>,
  make: (item: Item) => Made,
): Promise<readonly (Made | Failure)[]> => {
  const pace = paceOf(context)
  const outcomes: (Made | Failure)[] = []
  for (const [done, item] of items.entries()) {
    await pace(phase, done, items.length)
    outcomes.push(soundly(() => make(item)))
  }
  return outcomes
}

/** What was made of those items of which something could be made. */
export const madeOf = <Made>(outcomes: readonly (Made | Failure)[]): Made[] =>
  outcomes.flatMap((one) => (one instanceof Failure ? [] : [one]))

/** All that was made, or the first failure. */
export const allOf = <Made>(outcomes: readonly (Made | Failure)[]): Made[] => {
  const failure = outcomes.find((one) => one instanceof Failure)
  if (failure) throw failure
  return madeOf(outcomes)
}
