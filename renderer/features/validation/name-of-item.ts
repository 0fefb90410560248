import type { ReviewItem } from '../../../main/contract/review.ts'

/** One name for an item of any kind. */
export const nameOfItem = ({ kind, id }: ReviewItem): string => `${kind}/${id}`
