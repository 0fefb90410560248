import { objectsThatDisagree } from './check-records.ts'
import { orphanPseudonyms } from './entry-identifiers.ts'
import { entryRules } from './entry-rules.ts'
import type { Study } from './study.ts'
import { chainBrokenAt } from './verify-audit.ts'

/**
 * Takes away what was kept in identifiers.db for a record that never came to be. Where the log tells of more records than are
 * there, study.db was tampered with, and what seems to belong to nobody is left for whoever puts it back.
 */
export const removeOrphanIdentifiers = (study: Study): void => {
  const orphans = orphanPseudonyms(study)
  if (orphans.length === 0 || chainBrokenAt(study) !== null || objectsThatDisagree(study, entryRules).length > 0) return
  const remove = study.identifiers?.prepare('DELETE FROM entered_identifiers WHERE pseudonym = ?')
  for (const one of orphans) remove?.run(one)
}
