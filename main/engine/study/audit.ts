import type { AuditRecord } from '../../contract/audit-record.ts'
import { listAudit } from '../../study/audit.ts'
import { backupStudy } from '../../study/backup-study.ts'
import { checkIntegrity } from '../../study/check-integrity.ts'
import { people } from '../../study/people.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'

type Feature = Pick<Handlers, 'audit.list' | 'study.check' | 'study.backup'>

/** What was done, whether all is still there, and a second copy of it. */
export const auditHandlers: Feature = {
  'audit.list': (_args, { session }): AuditRecord[] => {
    const study = studyOf(session)
    const names = people(study)
    return listAudit(study, 1, Number.MAX_SAFE_INTEGER).map(
      ({ position, at, person, action, object, details, hash }) => {
        return { position, at, person: names.get(person) ?? person, action, object, details, hash }
      },
    )
  },
  'study.check': (_args, { session }) => ({
    findings: checkIntegrity(studyOf(session)).map(({ code, params }) => ({ code, params })),
  }),
  'study.backup': async ({ folder }, { session, changed }) => {
    await backupStudy(studyOf(session), folder)
    changed('audit')
    return { folder }
  },
}
