import { Failure } from '../../contract/failure.ts'
import type { Pace } from '../../core/disclosure/pace.ts'
import type { Context } from '../context.ts'
import { paceOf } from '../pace-of.ts'

/** Shows progress, lets a cancellation through and ends the search when its time is over. */
export const disclosurePace = (context: Context, seconds: number): Pace => {
  const end = performance.now() + seconds * 1000
  const pace = paceOf(context)
  return async (phase, done, total) => {
    await pace(phase, done, total)
    if (performance.now() > end) throw new Failure('disclosure.too-long', { seconds })
  }
}
