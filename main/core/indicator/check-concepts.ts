import { type ConceptBase, indicatorUnit, isStructural } from '../../contract/concept.ts'
import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import { categoriesOf } from '../data/categories.ts'
import type { Frame } from '../data/frame.ts'
import { standings } from './available.ts'
import { chainOf, coarseningSteps } from './coarsen.ts'
import { type IndicatorLibrary, indicatorsOf } from './library.ts'

/**
 * Checks the concepts of a plan and what it says of indicators against the library: designs, concepts and indicators
 * exist, concepts are asked of the unit of their base, and questions with several answers are sets of the plan.
 * Variables are checked by `checkMapped`, because only the data know them.
 */
export const checkConcepts = (plan: Plan, library: IndicatorLibrary): void => {
  const designs = plan.concepts.map(({ design }) => design)
  const double = designs.find((design, place) => designs.indexOf(design) !== place)
  if (double !== undefined) throw new Failure('plan.duplicate-name', { path: 'concepts', name: double })
  for (const base of plan.concepts) checkBase(plan, base, library)
  checkChoice(plan, library)
}

const checkBase = (plan: Plan, base: ConceptBase, { concepts }: IndicatorLibrary): void => {
  const { design, unit, variables, planned = [], earlier } = base
  const spec = plan.designs.find(({ id }) => id === design)
  if (!spec) throw new Failure('plan.no-design', { design })
  if (earlier && !plan.concepts.some((one) => one.design === earlier.design && one !== base))
    throw new Failure('concept.no-earlier', { design, earlier: earlier.design })
  for (const name of Object.keys(variables)) {
    const concept = concepts.get(name)
    if (!concept || isStructural(name)) throw new Failure('concept.unknown', { concept: name, design })
    if (!concept.units.includes(indicatorUnit(unit))) throw new Failure('concept.other-unit', { concept: name, design })
    for (const variable of chainOf(base, name)) {
      const isSet = plan.sets.some((set) => set.name === variable && set.dataset === spec.dataset)
      if (isSet !== (concept.kind === 'answers'))
        throw new Failure(isSet ? 'concept.is-a-set' : 'concept.needs-a-set', { concept: name, variable, design })
    }
  }
  const foreign = planned.find((name) => (isStructural(name) ? base[name] : variables[name]) === undefined)
  if (foreign !== undefined) throw new Failure('concept.planned-unmapped', { concept: foreign, design })
}

/** Indicators that are chosen exist, and none is asked to become coarser than it can. */
const checkChoice = (plan: Plan, library: IndicatorLibrary): void => {
  const { without = [], withheld = [], coarser = {} } = plan.indicators ?? {}
  const known = new Set(indicatorsOf(library).map(({ id }) => id))
  const sections = new Set(library.sections.map(({ id }) => id))
  const asked = (plan.report?.sections ?? []).flatMap(({ indicators = [] }) => indicators)
  const unknown =
    [...without, ...withheld, ...Object.keys(coarser)].find((name) => !known.has(name)) ??
    asked.find((name) => !known.has(name) && !sections.has(name))
  if (unknown !== undefined) throw new Failure('indicator.unknown', { indicator: unknown })
  for (const one of standings(plan, library)) {
    const steps = coarser[one.indicator.id]
    if (one.state !== 'available' || steps === undefined) continue
    const limit = coarseningSteps(one.indicator, one.placed.base).length
    if (steps > limit) throw new Failure('indicator.too-coarse', { indicator: one.indicator.id, limit })
  }
}

/**
 * Checks the mapped variables against the data: they exist, hold what their concept takes, and the codes of the groups
 * are categories of theirs. `frames` are the derived datasets.
 */
export const checkMapped = (plan: Plan, { concepts }: IndicatorLibrary, frames: ReadonlyMap<string, Frame>): void => {
  for (const base of plan.concepts) {
    const frame = frames.get(plan.designs.find(({ id }) => id === base.design)?.dataset ?? '')
    if (!frame) continue
    for (const name of Object.keys(base.variables)) {
      const kind = concepts.get(name)?.kind
      if (kind === 'answers') continue
      for (const variable of chainOf(base, name)) checkVariable(frame, name, variable, kind === 'number')
    }
    for (const { concept, variable, codes } of codesOfConcepts(base)) checkCodes(frame, concept, variable, codes)
  }
}

/** The codes by which the concepts of a base tell whose records are counted, each with its variable. */
export const codesOfConcepts = ({
  groups,
  movers,
  members,
}: ConceptBase): { readonly concept: string; readonly variable: string; readonly codes: readonly string[] }[] => [
  ...(groups ? [{ concept: 'groups', variable: groups.variable, codes: groupCodes(groups) }] : []),
  ...(movers ? [{ concept: 'movers', variable: movers.variable, codes: [movers.code] }] : []),
  ...(members
    ? [{ concept: 'members', variable: members.variable, codes: [members.displaced, ...members.later] }]
    : []),
]

const groupCodes = ({ displaced, comparator }: NonNullable<ConceptBase['groups']>): string[] =>
  comparator === undefined ? [displaced] : [displaced, comparator]

const checkVariable = (frame: Frame, concept: string, variable: string, isNumber: boolean): void => {
  const found = frame.variables.get(variable)
  if (!found) throw new Failure('concept.unknown-variable', { concept, variable, dataset: frame.dataset })
  if (isNumber && found.storage !== 'number')
    throw new Failure('concept.not-a-number', { concept, variable, dataset: frame.dataset })
  if (!isNumber && found.kind === 'continuous')
    throw new Failure('concept.no-categories', { concept, variable, dataset: frame.dataset })
}

const checkCodes = (frame: Frame, concept: string, variable: string, codes: readonly string[]): void => {
  checkVariable(frame, concept, variable, false)
  const known = new Set(categoriesOf(frame, variable).categories.map(({ code }) => code))
  const code = codes.find((one) => !known.has(one))
  if (code !== undefined) throw new Failure('concept.unknown-code', { concept, variable, code, dataset: frame.dataset })
}
