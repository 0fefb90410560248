import { type ConceptBase, indicatorUnit, isStructural } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'
import { conceptsNeeded } from './library.ts'

/** Where an indicator can be computed, or the concepts that it lacks for that. */
export type Found =
  | { readonly base: ConceptBase; readonly earlier?: ConceptBase }
  | { readonly missing: readonly string[] }

/**
 * The base that an indicator is computed on: the first one of its unit that maps every concept it needs, one with a
 * comparator first where it compares. Without any, the concepts that the base with the fewest gaps lacks. Bases of
 * earlier rounds serve changes alone.
 */
export const baseOf = (indicator: FigureIndicator, bases: readonly ConceptBase[]): Found => {
  const past = new Set(bases.flatMap(({ earlier }) => (earlier === undefined ? [] : [earlier.design])))
  const own = bases.filter(({ design, unit }) => indicatorUnit(unit) === indicator.unit && !past.has(design))
  const complete = own.filter((base) => gapsOf(indicator, base, bases).length === 0)
  const compared = complete.find(({ groups }) => groups?.comparator !== undefined)
  const base = (indicator.among === 'compared' ? compared : undefined) ?? complete[0]
  if (base) {
    const earlier = earlierOf(base, bases)
    return { base, ...(indicator.change && earlier ? { earlier } : {}) }
  }
  const gaps = own.map((one) => gapsOf(indicator, one, bases)).sort((a, b) => a.length - b.length)
  return { missing: gaps[0] ?? conceptsNeeded(indicator) }
}

const earlierOf = ({ earlier }: ConceptBase, bases: readonly ConceptBase[]): ConceptBase | undefined =>
  bases.find(({ design }) => design === earlier?.design)

/**
 * The concepts that the indicator needs and the base does not map, the groups also where they lack a comparator that it
 * needs; of a change also those of the earlier round.
 */
const gapsOf = (indicator: FigureIndicator, base: ConceptBase, bases: readonly ConceptBase[]): readonly string[] => {
  const lacks = (one: ConceptBase) => (name: string) =>
    isStructural(name) ? one[name] === undefined : one.variables[name] === undefined
  const gaps = conceptsNeeded(indicator).filter(lacks(base))
  if (indicator.comparator && base.groups?.comparator === undefined && !gaps.includes('groups')) gaps.push('groups')
  const earlier = earlierOf(base, bases)
  if (!indicator.change || !earlier) return gaps
  const past = conceptsNeeded(indicator).filter((name) => name !== 'earlier' && lacks(earlier)(name))
  return [...new Set([...gaps, ...past])]
}
