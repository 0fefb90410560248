import type { ReviewItem } from '../../contract/review.ts'
import type { Review } from '../../core/review/review.ts'
import type { JsonObject } from '../../study/canonical-json.ts'

/** What the signature of an approval is for. */
export const approvalPurpose = 'approval'

/** What whoever approves vouches for: this item, fed by exactly this, in exactly this protected form. */
export const approvalStatement = (
  study: string,
  { kind, id }: ReviewItem,
  fingerprint: string,
  { protection }: Pick<Review, 'protection'>,
): JsonObject => ({ study, kind, id, fingerprint, protection })
