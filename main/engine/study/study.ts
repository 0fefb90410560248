import { Failure } from '../../contract/failure.ts'
import type { StudyOverview } from '../../contract/study-overview.ts'
import { type Age, proveAge } from '../../study/age.ts'
import { appendAudit } from '../../study/audit.ts'
import { auditHead } from '../../study/audit-chain.ts'
import { createStudy } from '../../study/create-study.ts'
import { handedOver, handOver, takeOver } from '../../study/custody.ts'
import { studyFailure } from '../../study/damage.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { closeStudy, openStudy } from '../../study/open-study.ts'
import { activeMembers } from '../../study/people/members.ts'
import { membershipOf, ownMember } from '../../study/people/membership.ts'
import { recoverStudy } from '../../study/people/recovery.ts'
import { currentPlan } from '../../study/plans.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { datasetInfo } from '../data/dataset-info.ts'
import { type Session, studyOf } from '../session.ts'

type Feature = Pick<
  Handlers,
  | 'study.create'
  | 'study.open'
  | 'study.recover'
  | 'study.describe'
  | 'study.close'
  | 'study.handOver'
  | 'study.takeOver'
>

/** Making, opening, handing on and closing the one study an engine works on. */
export const studyHandlers: Feature = {
  'study.create': async ({ passphrase, ...request }, context) => {
    refuseSecond(context.session)
    const { now, keyCost: derivation } = context.surroundings
    const study = await createStudy({ ...request, passphrase: bytesOf(passphrase), now, derivation })
    return keep(context, study, 'agrees')
  },
  'study.open': async ({ folder, passphrase, head, acceptOlder }, context) => {
    refuseSecond(context.session)
    const { now } = context.surroundings
    const study = await openStudy({ folder, passphrase: bytesOf(passphrase), now })
    return enter(context, study, (heads) => (acceptOlder ? accepted(study, heads, head) : proveAge(study, heads, head)))
  },
  'study.recover': async ({ folder, halves, person, passphrase }, context) => {
    refuseSecond(context.session)
    const { now, keyCost: derivation } = context.surroundings
    const study = await recoverStudy({ folder, halves, person, passphrase: bytesOf(passphrase), now, derivation })
    return enter(context, study, (heads) => proveAge(study, heads, undefined))
  },
  'study.describe': (_args, { session }) => overview(studyOf(session), session.age),
  'study.close': (_args, { session, changed }) => {
    closeStudy(studyOf(session))
    session.study = null
    changed('study')
    return {}
  },
  'study.handOver': async ({ folder, to }, { session, changed }) => {
    const { head } = await handOver(studyOf(session), folder, to)
    changed('study', 'audit')
    return { folder, head: printedHead(head) }
  },
  'study.takeOver': ({ reason }, { session, changed }) => {
    const study = studyOf(session)
    takeOver(study, reason)
    changed('study', 'audit')
    return { head: printedHead(auditHead(study.db)) }
  },
}

/** The same passphrase typed on another keyboard gives the same bytes. */
export const bytesOf = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFC'))

const refuseSecond = (session: Session): void => {
  if (session.study) throw new Failure('study.already-open', {})
}

/** Puts the opening on record once the study has proved not to be older than what is known of it. */
const enter = (context: Context, study: Study, prove: (heads: string | undefined) => Age): StudyOverview => {
  try {
    const age = prove(context.surroundings.heads)
    if (handedOver(study) === null) appendAudit(study, { action: 'study.opened', object: 'study' })
    return keep(context, study, age)
  } catch (error) {
    const failure = studyFailure(error, study)
    closeStudy(study)
    throw failure
  }
}

/** An older state is taken for good only by an administrator, and the log says so from then on. */
const accepted = (study: Study, heads: string | undefined, given: string | undefined): Age => {
  try {
    return proveAge(study, heads, given)
  } catch (error) {
    if (!(error instanceof Failure) || !error.code.startsWith('study.older-')) throw error
    if (!ownMember(study).roles.includes('administrator')) throw new Failure('people.needs-administrator', {})
    appendAudit(study, { action: 'study.older-accepted', object: 'study', details: { ...error.params } })
    return 'agrees'
  }
}

const keep = ({ session, changed }: Context, study: Study, age: Age): StudyOverview => {
  const about = overview(study, age)
  session.study = study
  session.age = age
  changed('study')
  return about
}

const overview = (study: Study, age: Age): StudyOverview => ({
  id: study.id,
  title: study.title,
  person: study.person.name,
  roles: [...ownMember(study).roles],
  people: activeMembers(membershipOf(study)).length,
  age,
  handedOverTo: handedOver(study)?.to ?? null,
  datasets: datasetInfo(study),
  hasPlan: currentPlan(study) !== null,
})
