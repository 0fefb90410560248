import type { QualityProfile } from '../../contract/quality.ts'
import type { Verdict } from '../../contract/results.ts'

/**
 * What a profile says of a table as a whole, as codes with a text under `note.<code>`. INE Chile (2020) publishes a table
 * only if at least half of its figures are reliable; figures that cannot be evaluated do not count.
 */
export const tableNotes = (profile: QualityProfile, verdicts: readonly Verdict[]): readonly string[] => {
  if (profile !== 'ine-chile') return []
  const judged = verdicts.filter(({ level }) => level !== 'notEvaluable' && level !== 'notApplicable')
  const reliable = judged.filter(({ level }) => level === 'reliable')
  return 2 * reliable.length >= judged.length ? [] : ['ine-chile-table-not-publishable']
}
