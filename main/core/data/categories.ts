import type { Category } from '../../contract/codebook.ts'
import type { Codes } from './column.ts'

/**
 * A variable as a dimension of tables: `codes[i]` is 0 where the answer is missing (for any reason),
 * else 1 + the place of the row's category in `categories`.
 */
export type Categories = {
  readonly variable: string
  readonly codes: Codes
  readonly categories: readonly Category[]
}
