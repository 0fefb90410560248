import { Failure } from '../../contract/failure.ts'
import type { ReviewAction, ReviewItem } from '../../contract/review.ts'
import { presentState, type Refusal, refusalOf } from '../../core/review/review.ts'
import type { JsonObject } from '../../study/canonical-json.ts'
import { ownMember } from '../../study/people/membership.ts'
import { appendReview } from '../../study/review-log.ts'
import type { Study } from '../../study/study.ts'
import { transaction } from '../../study/transaction.ts'
import type { Workspace } from '../workspace.ts'
import { itemName } from './items.ts'
import { modeNow, type ReviewedItem, reviewedItems } from './states.ts'

/** What of an act goes on record beside the fingerprint of the item. */
type Details = (reviewed: ReviewedItem) => JsonObject

/** Does `action` to all the items, or to none when one of them refuses it. */
export const actOn = (
  study: Study,
  workspace: Workspace,
  action: ReviewAction,
  items: readonly ReviewItem[],
  details: Details,
): void => {
  const wanted = chosen(reviewedItems(study, workspace), items)
  const mode = modeNow(study)
  for (const reviewed of wanted) refuse(study, action, reviewed)
  transaction(study, () => {
    for (const reviewed of wanted) {
      const { item, fingerprint } = reviewed
      appendReview(study, action, itemName(item), { ...details(reviewed), fingerprint, mode })
    }
  })
}

/** The items asked for, each once, in their own order. */
export const chosen = (all: readonly ReviewedItem[], items: readonly ReviewItem[]): readonly ReviewedItem[] => {
  const names = new Set(items.map(itemName))
  const found = all.filter(({ item }) => names.has(itemName(item)))
  for (const { item } of found) names.delete(itemName(item))
  const [unknown] = names
  if (unknown !== undefined) throw new Failure('review.unknown-item', { item: unknown })
  return found
}

const refuse = (study: Study, action: ReviewAction, reviewed: ReviewedItem): void => {
  const { item, review, fingerprint, isComputed } = reviewed
  if (action === 'submit' && !isComputed) throw new Failure('review.not-computed', { item: itemName(item) })
  const refusal = refusalOf(review, action, { person: ownMember(study).id, fingerprint, mode: modeNow(study) })
  if (refusal !== null) throw failureOf(refusal, reviewed)
}

const failureOf = (refusal: Refusal, { item, review, fingerprint }: ReviewedItem): Failure => {
  const name = itemName(item)
  if (refusal === 'own-submission') return new Failure('review.own-submission', { item: name })
  if (refusal === 'already-approved') return new Failure('review.already-approved', { item: name })
  return new Failure('review.wrong-state', { item: name, state: presentState(review, fingerprint).state })
}
