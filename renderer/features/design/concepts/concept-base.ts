import { type Concept, type ConceptBase, indicatorUnit, isStructural } from '../../../../main/contract/concept.ts'

/** The concepts that records of a unit can have in a variable of their own; groups and the like are declared apart. */
export const fitting = (concepts: readonly Concept[], unit: ConceptBase['unit']): readonly Concept[] =>
  concepts.filter(({ id, units }) => !isStructural(id) && units.includes(indicatorUnit(unit)))

/** The structural concepts of a unit that a person maps by codes. */
export const codedOf = (concepts: readonly Concept[], unit: ConceptBase['unit']): readonly Concept[] =>
  concepts.filter(({ id, units }) => id in codesOf && units.includes(indicatorUnit(unit)))

/** Which codes of its variable a structural concept asks for. */
export const codesOf = {
  groups: [
    { part: 'displaced', text: 'concepts.groups.displaced', isNeeded: true, isList: false },
    { part: 'comparator', text: 'concepts.groups.comparator', isNeeded: false, isList: false },
  ],
  movers: [{ part: 'code', text: 'concepts.movers.code', isNeeded: true, isList: false }],
  members: [
    { part: 'displaced', text: 'concepts.members.displaced', isNeeded: true, isList: false },
    { part: 'later', text: 'concepts.members.later', isNeeded: true, isList: true },
  ],
} as const
export type Coded = keyof typeof codesOf
export type CodePart = (typeof codesOf)[Coded][number]['part']

/** A structural concept while it is being written: its variable and its codes, in the order of its parts. */
export type CodedDraft = {
  readonly variable: string
  readonly codes: Partial<Readonly<Record<CodePart, readonly string[]>>>
}

export const draftOf = (base: ConceptBase | null, concept: Coded): CodedDraft => {
  const { variable = '', ...codes } = (base?.[concept] ?? {}) as { readonly variable?: string } & Record<
    string,
    unknown
  >
  return { variable, codes: Object.fromEntries(Object.entries(codes).map(([part, code]) => [part, [code].flat()])) }
}

/** The concept as the plan has it; null while something is missing. */
export const codedOfDraft = (concept: Coded, { variable, codes }: CodedDraft): Record<string, unknown> | null => {
  const parts = codesOf[concept].map(({ part, isList, isNeeded }) => {
    const given = (codes[part] ?? []).filter((code) => code.trim() !== '')
    return { part, isNeeded, given, value: isList ? given : given[0] }
  })
  if (variable === '' || parts.some(({ isNeeded, given }) => isNeeded && given.length === 0)) return null
  const said = parts.filter(({ given }) => given.length > 0)
  return { variable, ...Object.fromEntries(said.map(({ part, value }) => [part, value])) }
}

/** The base with a concept in some variables, from the finest categories to the coarsest; in none it is not mapped. */
export const withVariables = (base: ConceptBase, concept: string, variables: readonly string[]): ConceptBase => {
  const { [concept]: _, ...others } = base.variables
  const [first, ...coarser] = variables
  if (first === undefined) return { ...base, variables: others }
  return { ...base, variables: { ...base.variables, [concept]: coarser.length === 0 ? first : [...variables] } }
}

export const withCoded = (base: ConceptBase, concept: Coded, value: Record<string, unknown> | null): ConceptBase => {
  const { [concept]: _, ...others } = base
  return (value === null ? others : { ...others, [concept]: value }) as ConceptBase
}

/** The base as the plan keeps it: one of which nothing is said but what its records are is none. */
export const saidOf = (base: ConceptBase): ConceptBase | null => {
  const { design: _, unit: __, variables, ...others } = base
  const isSaid = Object.keys(variables).length > 0 || Object.values(others).some((part) => part !== undefined)
  return isSaid ? base : null
}
