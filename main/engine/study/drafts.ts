import { drafts, keepDraft } from '../../study/drafts.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'

/** What is still being filled in on the screen. */
export const draftHandlers: Pick<Handlers, 'draft.keep' | 'draft.list'> = {
  'draft.keep': ({ name, json }, { session }) => {
    keepDraft(studyOf(session), name, json)
    return {}
  },
  'draft.list': (_args, { session }) => [...drafts(studyOf(session))],
}
