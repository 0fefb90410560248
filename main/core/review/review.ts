import type { ReviewAction, ReviewMode, ReviewState } from '../../contract/review.ts'

/** Something that was done to an item, by whom. `fingerprint`: the hash of all that fed the item then. */
export type ReviewEvent = {
  readonly action: ReviewAction
  readonly person: string
  readonly fingerprint: string
  /** Of `protect`: the hash of the protected form that is approved. */
  readonly protection?: string
}

export type Review = {
  readonly state: ReviewState
  readonly fingerprint: string | null
  readonly submitter: string | null
  readonly validator: string | null
  readonly approvers: readonly string[]
  readonly protection: string | null
}

export const unreviewed: Review = {
  state: 'draft',
  fingerprint: null,
  submitter: null,
  validator: null,
  approvers: [],
  protection: null,
}

/** How many people have a key to the study decides how many approve: two, the other of two, or the only one. */
export const modeOf = (people: number): ReviewMode => (people <= 1 ? 'alone' : people === 2 ? 'pair' : 'team')

export const approvalsNeeded = (mode: ReviewMode): number => (mode === 'team' ? 2 : 1)

/** The review after one more event. The events of the log are taken as they come: who could write them was refused before. */
export const afterEvent = (review: Review, event: ReviewEvent, mode: ReviewMode): Review => {
  const { action, person, fingerprint } = event
  switch (action) {
    case 'submit':
      return { ...unreviewed, state: 'submitted', fingerprint, submitter: person }
    case 'begin':
      return { ...review, state: 'inReview' }
    case 'requestChanges':
      return { ...review, state: 'changesRequested' }
    case 'validate':
      return { ...review, state: 'validated', validator: person }
    case 'protect':
      return { ...review, state: 'protected', protection: event.protection ?? null, approvers: [] }
    case 'approve': {
      const approvers = [...review.approvers, person]
      const isEnough = approvers.length >= approvalsNeeded(mode)
      return { ...review, approvers, state: isEnough ? 'approved' : 'protected' }
    }
    case 'produce':
      return { ...review, state: 'produced' }
    case 'release':
      return { ...review, state: 'released' }
    case 'retract':
      return { ...review, state: 'retracted' }
  }
}

/** What was released stays what it was; all else that is no longer fed by the same is a draft again. */
export const presentState = (
  review: Review,
  fingerprint: string,
): { readonly state: ReviewState; readonly isStale: boolean } => {
  const isStale = review.fingerprint !== null && review.fingerprint !== fingerprint
  const isOut = outStates.includes(review.state)
  return { state: isStale && !isOut ? 'draft' : review.state, isStale }
}

const outStates: readonly ReviewState[] = ['released', 'retracted']

export type Refusal = 'wrong-state' | 'own-submission' | 'already-approved'

/**
 * Why `person` may not do `action` to the item now, or `null`. Whoever submitted neither reviews nor approves, unless
 * nobody else has a key to the study; the validator may be one of those who approve; nobody approves twice.
 */
export const refusalOf = (
  review: Review,
  action: ReviewAction,
  { person, fingerprint, mode }: { readonly person: string; readonly fingerprint: string; readonly mode: ReviewMode },
): Refusal | null => {
  const { state, isStale } = presentState(review, fingerprint)
  if (!allowed[action].includes(state)) return canSubmitAgain(action, state, isStale) ? null : 'wrong-state'
  const isOwn = review.submitter === person && mode !== 'alone'
  if (isOwn && byAnother.includes(action)) return 'own-submission'
  if (action === 'approve' && review.approvers.includes(person)) return 'already-approved'
  return null
}

/** States in which an action is possible. Changes can be asked for until what was found good is out. */
const allowed: Readonly<Record<ReviewAction, readonly ReviewState[]>> = {
  submit: ['draft', 'changesRequested', 'retracted'],
  begin: ['submitted'],
  requestChanges: ['submitted', 'inReview', 'validated', 'protected', 'approved'],
  validate: ['inReview'],
  protect: ['validated', 'protected', 'approved'],
  approve: ['protected'],
  produce: ['approved'],
  release: ['produced'],
  retract: ['released'],
}

/** What is released is submitted again only for another cycle, with other figures. */
const canSubmitAgain = (action: ReviewAction, state: ReviewState, isStale: boolean): boolean =>
  action === 'submit' && state === 'released' && isStale

const byAnother: readonly ReviewAction[] = ['begin', 'requestChanges', 'validate', 'approve']
