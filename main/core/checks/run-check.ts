import type { EditRule } from '../../contract/checks.ts'
import { Failure } from '../../contract/failure.ts'
import type { Frame } from '../data/frame.ts'
import { checkConsistency } from './consistency.ts'
import { checkDuplicates } from './duplicates.ts'
import type { CheckOutcome } from './outcome.ts'
import { checkOutliers } from './outliers.ts'
import { checkProfile } from './profile.ts'
import { checkRange } from './range.ts'
import { checkRule } from './rule.ts'
import { checkSkip } from './skip.ts'

/** What a rule finds in a dataset. `frames` are the datasets as collected, by name; a rule may look into a second one. */
export const runCheck = (frames: ReadonlyMap<string, Frame>, dataset: string, rule: EditRule): CheckOutcome => {
  const frame = frameIn(frames, dataset)
  switch (rule.check) {
    case 'rule':
      return checkRule(frame, rule)
    case 'range':
      return checkRange(frame, rule)
    case 'skip':
      return checkSkip(frame, rule)
    case 'duplicates':
      return checkDuplicates(frame, rule)
    case 'consistency':
      return checkConsistency(frame, frameIn(frames, rule.from), rule)
    case 'outliers':
      return checkOutliers(frame, rule)
    case 'profile':
      return checkProfile(frame, rule)
  }
}

/** The datasets that a rule looks into: its own, and the one its aggregates are taken over. */
export const datasetsBehindCheck = (dataset: string, rule: EditRule): readonly string[] =>
  rule.check === 'consistency' ? [...new Set([dataset, rule.from])].sort() : [dataset]

const frameIn = (frames: ReadonlyMap<string, Frame>, dataset: string): Frame => {
  const frame = frames.get(dataset)
  if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
  return frame
}
