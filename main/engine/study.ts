import type { StudyOverview } from '../contract/commands.ts'
import { Failure } from '../contract/failure.ts'
import { createStudy } from '../study/create-study.ts'
import { closeStudy, openStudy } from '../study/open-study.ts'
import { currentPlan } from '../study/plans.ts'
import type { Study } from '../study/study.ts'
import type { Context, Handlers } from './context.ts'
import { datasetInfo } from './dataset-info.ts'
import { type Session, studyOf } from './session.ts'

type Feature = Pick<Handlers, 'study.create' | 'study.open' | 'study.describe' | 'study.close'>

/** Making, opening and closing the one study an engine works on. */
export const studyHandlers: Feature = {
  'study.create': async ({ passphrase, ...request }, context) => {
    refuseSecond(context.session)
    const { now } = context.surroundings
    return keep(context, await createStudy({ ...request, passphrase: bytesOf(passphrase), now }))
  },
  'study.open': async ({ folder, passphrase }, context) => {
    refuseSecond(context.session)
    const { now } = context.surroundings
    return keep(context, await openStudy({ folder, passphrase: bytesOf(passphrase), now }))
  },
  'study.describe': (_args, { session }) => overview(studyOf(session)),
  'study.close': (_args, { session, changed }) => {
    closeStudy(studyOf(session))
    session.study = null
    changed('study')
    return {}
  },
}

/** The same passphrase typed on another keyboard gives the same bytes. */
const bytesOf = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFC'))

const refuseSecond = (session: Session): void => {
  if (session.study) throw new Failure('study.already-open', {})
}

const keep = ({ session, changed }: Context, study: Study): StudyOverview => {
  session.study = study
  changed('study')
  return overview(study)
}

const overview = (study: Study): StudyOverview => ({
  id: study.id,
  title: study.title,
  person: study.person.name,
  datasets: datasetInfo(study),
  hasPlan: currentPlan(study) !== null,
})
