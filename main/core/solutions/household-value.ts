export const memberRules = ['anyMember', 'allMembers'] as const
export type MemberRule = (typeof memberRules)[number]

/**
 * What holds of a household by what holds of its members (1 yes, 0 no, NaN unknown): `anyMember` is 1 once one member
 * is, `allMembers` only when each is. What is unknown of a member counts only where it could change the answer; a
 * household without members is unknown. `householdOf` gives each member's household by its row, −1 where it has none.
 */
export const householdValues = (
  households: number,
  householdOf: ArrayLike<number>,
  members: ArrayLike<number>,
  rule: MemberRule,
): Float64Array => {
  const decisive = rule === 'anyMember' ? 1 : 0
  const values = new Float64Array(households).fill(Number.NaN)
  const doubtful = new Uint8Array(households)
  for (let member = 0; member < members.length; member++) {
    const household = householdOf[member] as number
    if (household < 0 || values[household] === decisive) continue
    const own = members[member] as number
    if (Number.isNaN(own)) doubtful[household] = 1
    else values[household] = own
  }
  return values.map((value, household) => (value !== decisive && doubtful[household] === 1 ? Number.NaN : value))
}
