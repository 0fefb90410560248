import type { LinkSpec, LinkSummary } from '../../contract/link-commands.ts'
import { levelsOf } from '../../core/linkage/fields.ts'
import type { MatchWeights } from '../../core/linkage/match-weights.ts'

/** The version that a side of a linkage was read from. */
export type LinkSide = {
  readonly dataset: string
  readonly version: number
  readonly id: number
  readonly rows: number
}

/** What is kept of a linkage beside its pairs. */
export type LinkSettings = {
  readonly spec: LinkSpec
  readonly first: LinkSide
  readonly second: LinkSide
  readonly compared: number
  readonly leftOut: number
  readonly share: number
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
}

export const frequenciesOf = ({ m, u }: MatchWeights): Pick<LinkSettings, 'm' | 'u'> => ({
  m: m.map((field) => [...field]),
  u: u.map((field) => [...field]),
})

/** The linkage as the contract tells it, without its pairs. */
export const settingsSummary = ({
  spec,
  first,
  second,
  compared,
  leftOut,
  share,
  m,
  u,
}: LinkSettings): Omit<LinkSummary, 'pairs' | 'decided'> => ({
  name: spec.name,
  first: { dataset: first.dataset, version: first.version, rows: first.rows },
  second: { dataset: second.dataset, version: second.version, rows: second.rows },
  relation: spec.relation,
  accept: spec.accept,
  review: spec.review,
  compared,
  leftOut,
  share,
  fields: spec.fields.map((field, place) => ({
    ...field,
    levels: levelsOf[field.compare].map((level, at) => {
      const [inMatches, inOthers] = [m[place]?.[at] as number, u[place]?.[at] as number]
      return { level, m: inMatches, u: inOthers, weight: Math.log2(inMatches / inOthers) }
    }),
  })),
})
