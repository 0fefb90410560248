import { commandAccess } from '../contract/access.ts'
import type { CommandName } from '../contract/commands.ts'
import { Failure } from '../contract/failure.ts'
import { handedOver } from '../study/custody.ts'
import { ownMember } from '../study/people/membership.ts'
import type { Session } from './session.ts'

/** Refuses what the person has no role for, and any change to a study that was handed over. */
export const refuseAccess = (command: CommandName, { study }: Session): void => {
  if (!study) return
  const { roles, writes } = commandAccess[command]
  const [first] = roles
  if (first !== undefined) {
    const member = ownMember(study)
    if (!member.roles.some((role) => roles.includes(role))) throw new Failure(`people.needs-${first}`, {})
  }
  const gone = writes ? handedOver(study) : null
  if (gone) throw new Failure('study.handed-over', gone)
}
