import type { Categories } from '../../data/categories.ts'
import { groupsOf } from './keys.ts'

/**
 * Distinct l-diversity (Machanavajjhala and others 2007): how many different answers to a sensitive question the records
 * with the same key give. Missing answers are none; missing keys make a key of their own.
 */
export const distinctDiversity = (keys: readonly Categories[], sensitive: Categories, rows: number): Float64Array => {
  const diversity = new Float64Array(rows)
  for (const { members } of groupsOf(keys, rows)) {
    const answers = new Set(members.map((row) => sensitive.codes[row] as number))
    answers.delete(0)
    for (const row of members) diversity[row] = answers.size
  }
  return diversity
}
