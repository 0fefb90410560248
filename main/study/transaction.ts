import { auditHead } from './audit-chain.ts'
import { advanceHeader } from './header/current-header.ts'
import { storageFailure } from './storage-failure.ts'
import { type Study, studyFile } from './study.ts'

/**
 * Does `work` in one transaction of study.db: all of it is kept, with its audit records, or none. Inside another
 * transaction it becomes part of that one. Afterwards the header learns the new head of the audit log.
 */
export const transaction = <T>(study: Study, work: () => T): T => {
  if (study.db.inTransaction) return work()
  try {
    const result = study.db.transaction(work).immediate()
    publishHead(study)
    return result
  } catch (error) {
    throw storageFailure(error, studyFile)
  }
}

const publishHead = (study: Study): void => {
  const head = auditHead(study.db)
  if (head.position === study.header.header.head.position) return
  try {
    advanceHeader(study.folder, study.header, head, study.dataKeys.study)
  } catch {
    // The change is kept already. A header that could not be written lags, which the next change or opening repairs.
  }
}
