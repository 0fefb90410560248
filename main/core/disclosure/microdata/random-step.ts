import type { Draw } from './draw.ts'

/** What a step that changes values at random needs: a name and a weight for every record, and the draws. */
export type RandomStep = {
  readonly names: readonly string[]
  readonly weights: Float64Array
  readonly draw: Draw
}
