import { Failure } from '../../contract/failure.ts'
import type { Pace } from '../../core/disclosure/pace.ts'
import type { Context } from '../context.ts'

/** Shows progress, lets a cancellation through and ends the search when its time is over. */
export const disclosurePace = ({ progress, signal }: Context, seconds: number): Pace => {
  const end = performance.now() + seconds * 1000
  return async (phase, done, total) => {
    progress(phase, done, total)
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    if (performance.now() > end) throw new Failure('disclosure.too-long', { seconds })
  }
}
