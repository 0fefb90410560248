import { stratumPlaces, unitPlaces } from './sampling-tree.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Primary units less first-stage strata, counting those with a record of weight above 0 (and inside `domain`, where
 * given: 1 = inside): the degrees of freedom of a variance estimate (Korn & Graubard 1999, 5.2).
 */
export const degreesOfFreedom = (design: SurveyDesign, domain?: Uint8Array): number => {
  const { tree, weightsAtPlaces } = design
  const { order } = tree
  const isIn = (place: number): boolean =>
    (weightsAtPlaces[place] as number) > 0 && domain?.[order === null ? place : (order[place] as number)] !== 0
  return itemsWith(unitPlaces(tree, 0), isIn) - itemsWith(stratumPlaces(tree, 0), isIn)
}

const itemsWith = (starts: Int32Array, isIn: (place: number) => boolean): number => {
  let items = 0
  for (let item = 0; item + 1 < starts.length; item++) {
    const to = starts[item + 1] as number
    let place = starts[item] as number
    while (place < to && !isIn(place)) place++
    if (place < to) items++
  }
  return items
}
