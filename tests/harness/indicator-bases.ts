import { type ConceptBase, type IndicatorUnit, isStructural } from '../../main/contract/concept.ts'
import { Plan } from '../../main/contract/plan.ts'
import type { IndicatorLibrary } from '../../main/core/indicator/library.ts'

/** A base that maps every concept of its unit, each to a variable of its own name and to a coarser one. */
export const wholeBase = (library: IndicatorLibrary, unit: IndicatorUnit): ConceptBase => ({
  design: unit,
  unit,
  groups: { variable: 'condicion', displaced: '1', comparator: '2' },
  ...(unit === 'persons' || unit === 'households' ? { movers: { variable: 'movio', code: '1' } } : {}),
  ...(unit === 'persons' ? { members: { variable: 'relacion', displaced: '1', later: ['2', '3'] } } : {}),
  variables: Object.fromEntries(
    [...library.concepts.values()]
      .filter((concept) => !isStructural(concept.id) && concept.units.includes(unit))
      .map(({ id, kind }) => [id, kind === 'answers' || kind === 'number' ? `v_${id}` : [`v_${id}`, `c_${id}`]]),
  ),
})

/** A plan of these bases, with a design and a dataset for each and the sets that they name. */
export const planOfBases = (library: IndicatorLibrary, bases: readonly ConceptBase[], more: object = {}): Plan =>
  Plan.parse({
    caracteriza: 1,
    study: { title: 'Estudio', window: '2006 a 2016' },
    designs: bases.map(({ design }) => ({ id: design, dataset: design })),
    sets: bases.flatMap(({ design, variables }) =>
      Object.entries(variables).flatMap(([concept, name]) =>
        library.concepts.get(concept)?.kind === 'answers' ? [{ name, dataset: design, variables: ['a', 'b'] }] : [],
      ),
    ),
    concepts: bases,
    ...more,
  })
