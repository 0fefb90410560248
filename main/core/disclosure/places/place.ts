import type { Relation } from '../../../contract/disclosure-system.ts'

/** Where a figure belongs: a set of records that is told by who is in it at all and by codes of variables. */
export type Place = {
  /** Names the place among those of its tables, whose universes are numbered in their order. */
  readonly id: string
  readonly universe: number
  /** Code by variable. */
  readonly codes: ReadonlyMap<string, string>
  readonly n: number
  readonly households: number
  readonly amounts: readonly number[]
  /** Records that are known to be left out of figures (no answer); nobody's secret. */
  readonly rest: boolean
}

/** A relation, and the variable whose categories it adds up; `null` = a link that holds by what the categories mean. */
export type PlaceRelation = Relation & { readonly variable: string | null }
