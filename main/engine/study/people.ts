import type { People } from '../../contract/people-commands.ts'
import { auditHead } from '../../study/audit-chain.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { addPerson } from '../../study/people/add-person.ts'
import { holdsIdentifiersKey, shareIdentifiersKey } from '../../study/people/identifiers-key.ts'
import { memberOf, membershipOf } from '../../study/people/membership.ts'
import { changePassphrase } from '../../study/people/passphrase.ts'
import { makeRecovery } from '../../study/people/recovery.ts'
import { revokePerson, setRoles } from '../../study/people/revoke.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { bytesOf } from './study.ts'

type Feature = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>

/** People of the study, their keys and their roles. Everyone may see who they are; the table of access says who acts. */
export const peopleHandlers: Feature = {
  'people.list': (_args, { session }) => peopleOf(studyOf(session)),
  'people.head': (_args, { session }) => {
    const head = auditHead(studyOf(session).db)
    return { head: printedHead(head), position: head.position }
  },
  'people.add': async ({ name, roles, passphrase }, context) => {
    const { keyCost: derivation } = context.surroundings
    await addPerson(studyOf(context.session), { name, roles, passphrase: bytesOf(passphrase), derivation })
    return told(context)
  },
  'people.setRoles': ({ person, roles }, context) =>
    inNewStudy(context, (study) => setRoles(study, memberOf(study, person).id, roles)),
  'people.changePassphrase': async ({ current, next }, context) => {
    const passphrases = { current: bytesOf(current), next: bytesOf(next) }
    await changePassphrase(studyOf(context.session), passphrases, context.surroundings.keyCost)
    return told(context)
  },
  'people.revoke': ({ person, reason }, context) =>
    inNewStudy(context, (study) => revokePerson(study, memberOf(study, person).id, reason)),
  'people.shareIdentifiersKey': ({ person }, context) => {
    shareIdentifiersKey(studyOf(context.session), person)
    return told(context)
  },
  'people.makeRecovery': ({ holders }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const { halves } = makeRecovery(study, {
      holders,
      name: loadTexts(surroundings.resources, 'es')('people.recovery'),
    })
    changed('people', 'audit')
    return {
      halves: halves.map((half, place) => ({ holder: holders[place] as string, half })),
      identifiers: study.dataKeys.identifiers !== null,
    }
  },
}

const told = ({ session, changed }: Context): People => {
  changed('people', 'audit')
  return peopleOf(studyOf(session))
}

/** A study that was encrypted anew takes the place of the one before, which is closed whatever came of it. */
const inNewStudy = (context: Context, work: (study: Study) => Study): People => {
  const { session } = context
  const before = studyOf(session)
  try {
    session.study = work(before)
  } catch (error) {
    if (!before.db.open) session.study = null
    throw error
  }
  return told(context)
}

const peopleOf = (study: Study): People => {
  const { people, recovery } = membershipOf(study)
  return {
    people: [...people.values()].map(({ signingKey, roles, ...member }) => ({
      ...member,
      roles: [...roles],
      isYou: member.id === study.person.id,
      holdsIdentifiersKey: holdsIdentifiersKey(study, member.id),
    })),
    recovery: recovery && { holders: [...recovery.holders] },
  }
}
