import { type ReviewInfo, type ReviewState, reviewStates } from '../../../main/contract/review.ts'

/** `all`, what waits for the person, or what stands in one state. */
export type Shown = 'all' | 'waiting' | ReviewState

/**
 * Whether an item goes no further until the person does something. Asking for changes takes it back, and protecting anew what
 * is protected leaves it where it is: neither is waited for.
 */
export const isWaiting = ({ actions, state }: Pick<ReviewInfo, 'actions' | 'state'>): boolean =>
  actions.some((action) => action !== 'requestChanges' && (action !== 'protect' || state === 'validated'))

/** What is shown: first what waits for the person, the furthest on its way at the top, then the rest; else as in the plan. */
export const shownItems = <Item extends Pick<ReviewInfo, 'actions' | 'state'>>(
  items: readonly Item[],
  shown: Shown,
): readonly Item[] => {
  const waiting = items.filter(isWaiting).sort((one, other) => progressOf(other) - progressOf(one))
  if (shown === 'waiting') return waiting
  const ordered = [...waiting, ...items.filter((item) => !isWaiting(item))]
  return shown === 'all' ? ordered : ordered.filter(({ state }) => state === shown)
}

/** The states that items stand in and the one that is shown, in the order of the way, each with how many items. */
export const countedStates = (
  items: readonly Pick<ReviewInfo, 'state'>[],
  shown: Shown,
): readonly { readonly state: ReviewState; readonly items: number }[] =>
  reviewStates
    .map((state) => ({ state, items: items.filter((item) => item.state === state).length }))
    .filter(({ state, items: number }) => number > 0 || state === shown)

const progressOf = ({ state }: Pick<ReviewInfo, 'state'>): number => reviewStates.indexOf(state)
