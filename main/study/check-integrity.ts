import { Failure } from '../contract/failure.ts'
import { auditHead } from './audit-chain.ts'
import type { Db } from './database.ts'
import { readAuthenticHeader } from './header/header-agreement.ts'
import { storageFailure } from './storage-failure.ts'
import { identifiersFile, type Study, studyFile } from './study.ts'
import { verifyAudit } from './verify-audit.ts'
import { checkVersion } from './versions/check-version.ts'
import { datasetNames, versions } from './versions/versions.ts'

/**
 * Reads everything the study holds and says what is wrong with it: cipher and structure of both databases, every
 * chunk of every version against its digest, the audit log, and the header on disk. An empty list means a sound study.
 */
export const checkIntegrity = (study: Study): readonly Failure[] => [
  ...checkDatabase(study.db, studyFile),
  ...(study.identifiers ? checkDatabase(study.identifiers, identifiersFile) : []),
  ...attempt(studyFile, () =>
    datasetNames(study)
      .flatMap((one) => versions(study, one))
      .filter(({ isErased }) => !isErased)
      .flatMap((info) => checkVersion(study, info)),
  ),
  ...attempt(studyFile, () => checkAudit(study)),
  ...checkHeader(study),
]

/** A page that cannot be decrypted stops the reading: that is then the finding. */
const attempt = (file: string, check: () => readonly Failure[]): readonly Failure[] => {
  try {
    return check()
  } catch (error) {
    const failure = storageFailure(error, file)
    if (failure instanceof Failure) return [failure]
    throw failure
  }
}

const checkDatabase = (db: Db, file: string): readonly Failure[] =>
  attempt(file, () => {
    const isEncrypted = db.pragma('cipher', { simple: true }) === 'sqlcipher'
    const isWhole = db.pragma('integrity_check(1)', { simple: true }) === 'ok'
    const isLinked = db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() === undefined
    return [
      ...(isEncrypted ? [] : [new Failure('study.not-encrypted', { file })]),
      ...(isWhole && isLinked ? [] : [new Failure('study.database-unreadable', { file })]),
    ]
  })

const checkAudit = (study: Study): readonly Failure[] => {
  const { brokenAt } = verifyAudit(study)
  return brokenAt === null ? [] : [new Failure('study.audit-broken', { position: brokenAt })]
}

/** Both copies are whole and written with the study's key, and the newer one knows the end of the audit log. */
const checkHeader = (study: Study): readonly Failure[] =>
  attempt(studyFile, () => {
    const { current, copies } = readAuthenticHeader(study.folder, study.dataKeys.study)
    const agrees = copies === 2 && current.header.head.hash === auditHead(study.db).hash
    return agrees ? [] : [new Failure('study.header-disagrees', {})]
  })
