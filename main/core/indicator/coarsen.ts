import type { ConceptBase } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'

/** What an indicator is made of after some steps of its merge order. */
export type Fineness = {
  /** The variable of a concept of the base. */
  readonly variableOf: (concept: string) => string
  /** The dimensions that are left. */
  readonly by: readonly string[]
}

/** The variables of a concept, from the finest to the coarsest. */
export const chainOf = (base: ConceptBase, concept: string): readonly string[] => {
  if (concept === 'groups') return base.groups ? [base.groups.variable] : []
  if (concept === 'members') return base.members ? [base.members.variable] : []
  const variables = base.variables[concept] ?? []
  return typeof variables === 'string' ? [variables] : variables
}

/**
 * The steps that an indicator can become coarser by: in its merge order every concept goes through the coarser variables
 * that the base has for it; after that dimensions are left out, in the same order.
 */
export const coarseningSteps = ({ merge, by }: FigureIndicator, base: ConceptBase): readonly string[] => [
  ...merge.flatMap((concept) => Array<string>(chainOf(base, concept).length - 1).fill(concept)),
  ...merge.filter((concept) => by.includes(concept)),
]

/** The indicator after the first `steps` of them. */
export const finenessAt = (indicator: FigureIndicator, base: ConceptBase, steps: number): Fineness => {
  const gone = coarseningSteps(indicator, base).slice(0, steps)
  const taken = (concept: string) => gone.filter((one) => one === concept).length
  return {
    variableOf: (concept) => {
      const chain = chainOf(base, concept)
      return chain[Math.min(taken(concept), chain.length - 1)] as string
    },
    by: indicator.by.filter((concept) => taken(concept) < chainOf(base, concept).length),
  }
}
