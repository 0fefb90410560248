import { Failure } from '../contract/failure.ts'
import { auditHead } from './audit-chain.ts'
import { checkRecords } from './check-records.ts'
import { isWhole, studyFailure } from './damage.ts'
import type { Db } from './database.ts'
import { entriesWithoutIdentifiers } from './entry-identifiers.ts'
import { readAuthenticHeader } from './header/header-agreement.ts'
import { identifiersFile, type Study, studyFile } from './study.ts'
import { verifyAudit } from './verify-audit.ts'
import { checkVersion } from './versions/check-version.ts'
import { datasetNames, versions } from './versions/versions.ts'

/**
 * Reads everything the study holds and says what is wrong with it: cipher and structure of both databases, every
 * chunk of every version against its digest, the audit log, what the log tells against what is kept, and the header on
 * disk. An empty list means a sound study.
 */
export const checkIntegrity = (study: Study): readonly Failure[] => {
  const findings = [
    ...checkDatabase(study, study.db, studyFile),
    ...(study.identifiers ? checkDatabase(study, study.identifiers, identifiersFile) : []),
    ...attempt(study, () =>
      datasetNames(study)
        .flatMap((one) => versions(study, one))
        .filter(({ isErased }) => !isErased)
        .flatMap((info) => checkVersion(study, info)),
    ),
    ...attempt(study, () =>
      entriesWithoutIdentifiers(study).map((version) => new Failure('study.identifiers-missing', { version })),
    ),
    ...attempt(study, () => checkAudit(study)),
    ...attempt(study, () => checkHeader(study)),
  ]
  return [...new Map(findings.map((one) => [`${one.code} ${JSON.stringify(one.params)}`, one])).values()]
}

/** A page that cannot be decrypted stops the reading: that is then the finding. */
const attempt = (study: Study, check: () => readonly Failure[]): readonly Failure[] => {
  try {
    return check()
  } catch (error) {
    const failure = studyFailure(error, study)
    if (failure instanceof Failure) return [failure]
    throw failure
  }
}

const checkDatabase = (study: Study, db: Db, file: string): readonly Failure[] =>
  attempt(study, () => {
    if (!isWhole(db)) return [new Failure('study.database-unreadable', { file })]
    const isEncrypted = db.pragma('cipher', { simple: true }) === 'sqlcipher'
    const isLinked = db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() === undefined
    return [
      ...(isEncrypted ? [] : [new Failure('study.not-encrypted', { file })]),
      ...(isLinked ? [] : [new Failure('study.database-unreadable', { file })]),
    ]
  })

const checkAudit = (study: Study): readonly Failure[] => {
  const { brokenAt } = verifyAudit(study)
  return brokenAt === null ? checkRecords(study) : [new Failure('study.audit-broken', { position: brokenAt })]
}

/** Both copies are whole and written with the study's key, and the newer one knows the end of the audit log. */
const checkHeader = (study: Study): readonly Failure[] => {
  const { current, copies } = readAuthenticHeader(study.folder, study.dataKeys.study)
  const agrees = copies === 2 && current.header.head.hash === auditHead(study.db).hash
  return agrees ? [] : [new Failure('study.header-disagrees', {})]
}
