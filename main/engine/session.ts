import { Failure } from '../contract/failure.ts'
import type { Study } from '../study/study.ts'

/** The study that is open, if one is. */
export type Session = { study: Study | null }

/** The open study, or the failure that none is. */
export const studyOf = (session: Session): Study => {
  if (!session.study) throw new Failure('study.not-open', {})
  return session.study
}
