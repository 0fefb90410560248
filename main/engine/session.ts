import { Failure } from '../contract/failure.ts'
import type { Age } from '../study/age.ts'
import type { Study } from '../study/study.ts'

/** The study that is open, if one is, and what is known of its age. */
export type Session = { study: Study | null; age: Age }

/** The open study, or the failure that none is. */
export const studyOf = (session: Session): Study => {
  if (!session.study) throw new Failure('study.not-open', {})
  return session.study
}
