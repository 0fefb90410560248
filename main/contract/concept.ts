import { z } from 'zod'
import { roundSamples } from './comparison.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** What a record of a base is. Families are households by the word that the study uses. */
export const observedUnits = ['persons', 'households', 'families', 'events', 'cases', 'places'] as const
export type ObservedUnit = (typeof observedUnits)[number]

/** The same as indicators ask for it: families count as households. */
export const indicatorUnits = ['persons', 'households', 'events', 'cases', 'places'] as const
export type IndicatorUnit = (typeof indicatorUnits)[number]

/** Households are households by whichever word. */
export const indicatorUnit = (unit: ObservedUnit): IndicatorUnit => (unit === 'families' ? 'households' : unit)

/** What tells whose records are counted: declared in parts of its own, not as a variable. */
const structuralConcepts = ['groups', 'movers', 'members', 'earlier'] as const
type StructuralConcept = (typeof structuralConcepts)[number]

export const isStructural = (name: string): name is StructuralConcept => structuralConcepts.some((one) => one === name)

/** What kind of variable a concept takes: categories (or 0/1), ordered ones, places, years, a number, a question with several answers. */
export const conceptKinds = ['category', 'ordered', 'place', 'year', 'number', 'answers'] as const

const Bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) })

/** Something that studies ask, whatever their variable is called. */
export const Concept = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(conceptKinds),
  units: z.array(z.enum(indicatorUnits)).min(1),
  name: Bilingual,
  about: Bilingual,
})
export type Concept = z.infer<typeof Concept>

/** Which records are of whom: one code of one variable each; another way to tell them is a derivation. */
export const GroupMap = z.strictObject({
  variable: z.string(),
  displaced: z.string(),
  comparator: z.string().optional(),
})

/** The members of displaced households: those who were displaced and those who were born or joined later. */
export const MemberMap = z.strictObject({
  variable: z.string(),
  displaced: z.string(),
  later: z.array(z.string()).min(1),
})

/** The concepts of one base: which variable of its dataset holds what. */
export const ConceptBase = z.strictObject({
  design: Name,
  unit: z.enum(observedUnits),
  groups: GroupMap.optional(),
  movers: z.strictObject({ variable: z.string(), code: z.string() }).optional(),
  members: MemberMap.optional(),
  /** By concept its variable, or several from the finest categories to the coarsest. */
  variables: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
  /** Domains that the sample was planned for: concepts, and `groups`. */
  planned: z.array(z.string()).optional(),
  /** When answers about the present were given; left out, the window of the study. */
  window: Localized.optional(),
  /** What amounts are in: dollars. */
  currency: Localized.optional(),
  /** The same base of an earlier round, another design of `concepts`. */
  earlier: z
    .strictObject({ design: Name, samples: z.enum(roundSamples), comparability: Localized.optional() })
    .optional(),
})
export type ConceptBase = z.infer<typeof ConceptBase>
