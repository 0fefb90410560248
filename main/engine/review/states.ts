import { commandAccess } from '../../contract/access.ts'
import type { CommandName } from '../../contract/commands.ts'
import {
  type ReviewAction,
  type ReviewInfo,
  type ReviewMode,
  reviewActions,
  type StaleCause,
} from '../../contract/review.ts'
import { causesOf, type ItemInputs } from '../../core/review/inputs.ts'
import {
  afterEvent,
  approvalsNeeded,
  modeOf,
  presentState,
  type Review,
  refusalOf,
  unreviewed,
} from '../../core/review/review.ts'
import { activeMembers } from '../../study/people/members.ts'
import { membershipOf, ownMember } from '../../study/people/membership.ts'
import { people } from '../../study/people.ts'
import { type ReviewRecord, reviewRecords } from '../../study/review-log.ts'
import type { Study } from '../../study/study.ts'
import type { Workspace } from '../workspace.ts'
import { itemName, type PresentItem, presentItems } from './items.ts'

/** An item as it is now with what was done to it. */
export type ReviewedItem = PresentItem & {
  readonly review: Review
  readonly records: readonly ReviewRecord[]
}

export const modeNow = (study: Study): ReviewMode => modeOf(activeMembers(membershipOf(study)).length)

/** Every item of the plan with its review, as the log tells it. */
export const reviewedItems = (study: Study, workspace: Workspace): readonly ReviewedItem[] => {
  const records = Map.groupBy(reviewRecords(study), ({ item }) => item)
  return presentItems(study, workspace).map((present) => {
    const own = records.get(itemName(present.item)) ?? []
    return { ...present, records: own, review: reviewFrom(own) }
  })
}

/** The review that records of one item make. */
export const reviewFrom = (records: readonly ReviewRecord[]): Review =>
  records.reduce((review, { action, person, details }) => {
    const known = reviewActions.find((one) => one === action)
    if (!known) return review
    const { fingerprint = '', protection, mode = 'team' } = details as Details
    const event = { action: known, person, fingerprint, ...(protection === undefined ? {} : { protection }) }
    return afterEvent(review, event, mode)
  }, unreviewed)

type Details = { readonly fingerprint?: string; readonly protection?: string; readonly mode?: ReviewMode }

/** The inputs that the item had when it was submitted last. */
const submittedInputs = (records: readonly ReviewRecord[]): ItemInputs | null =>
  (records.findLast(({ action }) => action === 'submit')?.details.inputs as ItemInputs | undefined) ?? null

export const staleCauses = ({ records, inputs, review, fingerprint }: ReviewedItem): StaleCause[] => {
  if (review.fingerprint === null || review.fingerprint === fingerprint) return []
  const before = submittedInputs(records)
  return before === null ? [] : causesOf(before, inputs)
}

/** What a person gets to see of an item, and what they may do next. */
export const infoOf = (study: Study, reviewed: ReviewedItem): ReviewInfo => {
  const { item, title, review, fingerprint, records, isComputed } = reviewed
  const { state, isStale } = presentState(review, fingerprint)
  const names = people(study)
  const nameOf = (id: string): string => names.get(id) ?? id
  const mode = modeNow(study)
  const member = ownMember(study)
  const may = (action: ReviewAction): boolean => {
    const command = `review.${action}` as CommandName
    const roles = Object.hasOwn(commandAccess, command) ? commandAccess[command].roles : null
    if (roles === null || !member.roles.some((role) => roles.includes(role))) return false
    if (action === 'submit' && !isComputed) return false
    return refusalOf(review, action, { person: member.id, fingerprint, mode }) === null
  }
  return {
    item,
    title,
    state,
    isStale,
    staleFrom: isStale ? review.state : null,
    because: staleCauses(reviewed),
    submittedBy: review.submitter && nameOf(review.submitter),
    validatedBy: review.validator && nameOf(review.validator),
    approvedBy: review.approvers.map(nameOf),
    approvalsNeeded: approvalsNeeded(mode),
    comments: records.filter(({ action }) => action === 'comment').length,
    actions: reviewActions.filter(may),
  }
}
