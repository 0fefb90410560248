import type { Args } from '../../../../main/contract/commands.ts'
import { type LinkField, linkComparisons, type linkRelations } from '../../../../main/contract/link-commands.ts'
import { namePattern } from '../../../../main/contract/name.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'

/** A linkage while it is put together. */
export type LinkDraft = {
  readonly name: string
  readonly first: string
  readonly second: string
  readonly fields: readonly LinkField[]
  readonly relation: (typeof linkRelations)[number]
  readonly accept: number
  readonly review: number
  readonly reason: string
}

export const emptyField: LinkField = { compare: linkComparisons[0], first: [], second: [] }

/** Only records with identifiers have the pseudonym by which they are linked. */
export const linkable = (datasets: readonly DatasetInfo[]): readonly DatasetInfo[] =>
  datasets.filter(({ identifiers }) => identifiers.length > 0)

/** Starts with the identifiers that both datasets call by the same name. */
export const newLink = ([first, second]: readonly DatasetInfo[], name: string): LinkDraft => {
  const shared = (first?.identifiers ?? []).filter((one) => second?.identifiers.includes(one))
  const fields = shared.map((one): LinkField => ({ ...emptyField, first: [one], second: [one] }))
  return {
    name,
    first: first?.dataset ?? '',
    second: second?.dataset ?? '',
    fields: fields.length === 0 ? [emptyField] : fields,
    relation: 'oneToOne',
    accept: 0.99,
    review: 0.2,
    reason: '',
  }
}

/** A category alone tells nobody apart, so another field is needed. */
export const isReady = ({ name, first, second, fields, accept, review, reason }: LinkDraft): boolean =>
  namePattern.test(name) &&
  first !== second &&
  fields.length > 0 &&
  fields.every((field) => field.first.length > 0 && field.second.length > 0) &&
  fields.some(({ compare }) => compare !== 'category') &&
  review <= accept &&
  reason.trim() !== ''

export const startOf = (draft: LinkDraft): Args<'link.start'> => ({
  ...draft,
  fields: [...draft.fields],
  reason: draft.reason.trim(),
})
