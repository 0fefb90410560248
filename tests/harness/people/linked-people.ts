import { chooseLinks } from '../../../main/core/linkage/choose-links.ts'
import type { FieldTexts } from '../../../main/core/linkage/fields.ts'
import { comparePairs, prepareLinkage, weighPatterns } from '../../../main/core/linkage/score-pairs.ts'
import type { Person, TwoLists } from './invented-people.ts'

export const peopleFields = ({ first, second }: TwoLists): FieldTexts[] => {
  const texts = (pick: (person: Person) => string) => ({
    first: first.map((person) => pick(person) || null),
    second: second.map((person) => pick(person) || null),
  })
  return [
    { compare: 'name', ...texts(({ name }) => name) },
    { compare: 'date', ...texts(({ born }) => born) },
    { compare: 'document', ...texts(({ document }) => document) },
    { compare: 'category', ...texts(({ sex }) => sex) },
  ]
}

/** Links the lists and holds the result against the truth. */
export const linkedPeople = (lists: TwoLists, thresholds = { accept: 0.99, review: 0.2 }) => {
  const rows = { first: lists.first.length, second: lists.second.length }
  const linkage = prepareLinkage(peopleFields(lists), rows, { block: 20_000, pairs: 20_000_000 })
  if (!linkage) throw new Error('too many pairs')
  const { pairs } = linkage.candidates
  const patterns = new Uint32Array(pairs.length)
  comparePairs(linkage, 0, pairs.length, patterns)
  const weighed = weighPatterns(linkage, patterns, 1)
  const scored = [...patterns].flatMap((pattern, at) => {
    const probability = weighed.probabilities[pattern] as number
    if (probability < thresholds.review) return []
    const pair = pairs[at] as number
    return [
      {
        first: Math.floor(pair / rows.second),
        second: pair % rows.second,
        weight: weighed.weights[pattern] as number,
        probability,
        decision: null,
      },
    ]
  })
  const states = chooseLinks(scored, 'oneToOne', thresholds)
  const isTrue = (at: number): boolean => lists.truth[scored[at]?.second as number] === scored[at]?.first
  const places = states.map((_, at) => at)
  const linked = places.filter((at) => states[at] === 'linked')
  const reviewed = places.filter((at) => states[at] === 'review')
  const persons = lists.truth.filter((place) => place >= 0).length
  const truePairs = pairs.filter((pair) => lists.truth[pair % rows.second] === Math.floor(pair / rows.second)).length
  const found = linked.filter(isTrue).length
  return {
    compared: pairs.length,
    weighed,
    linked: linked.length,
    precision: found / linked.length,
    recall: found / persons,
    review: reviewed.length,
    /** Recall when a person decides the review list rightly. */
    recallReviewed: (found + reviewed.filter(isTrue).length) / persons,
    /** Persons who meet themselves in any pair at all. */
    meeting: truePairs / persons,
  }
}
