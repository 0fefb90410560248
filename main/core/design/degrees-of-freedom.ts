import { rank } from '../numerics/least-squares.ts'
import { replicatesOf, replicateWeights } from './replication/replicates.ts'
import { type SamplingStage, type SamplingTree, stratumPlaces, unitPlaces } from './sampling-tree.ts'
import type { SecondPhase } from './second-phase.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * The degrees of freedom of a variance estimate: primary units less first-stage strata, counting those with a record of
 * weight above 0 (and inside `domain`, where given: 1 = inside; Korn & Graubard 1999, 5.2). With replicates the rank of
 * their weights less 1, as R has it; where there are too many for that, the same count, at most one less than replicates.
 * Of a sample in two phases the phase with fewer counts.
 */
export const degreesOfFreedom = (design: SurveyDesign, domain?: Uint8Array): number => {
  const { replicates } = design
  if (replicates && replicates.count <= mostRanked) return rankOfReplicates(design, domain) - 1
  const { tree, weightsAtPlaces, second } = design
  const { order } = tree
  const isIn = (place: number): boolean =>
    (weightsAtPlaces[place] as number) > 0 && domain?.[order === null ? place : (order[place] as number)] !== 0
  const counted = itemsWith(unitPlaces(tree, 0), isIn) - itemsWith(stratumPlaces(tree, 0), isIn)
  if (second) return Math.min(counted, degreesOfSecondPhase(second, tree, isIn))
  return replicates ? Math.min(counted, replicates.count - 1) : counted
}

const degreesOfSecondPhase = (
  { design, units }: SecondPhase,
  tree: SamplingTree,
  isIn: (place: number) => boolean,
): number => {
  const { unitStart } = tree.stages.at(-1) as SamplingStage
  const hasCases = Array.from(units, (unit) => {
    let place = unitStart[unit] as number
    while (place < (unitStart[unit + 1] as number) && !isIn(place)) place++
    return place < (unitStart[unit + 1] as number)
  })
  const drawn = (place: number): boolean => hasCases[place] === true
  return itemsWith(unitPlaces(design.tree, 0), drawn) - itemsWith(stratumPlaces(design.tree, 0), drawn)
}

/** More replicates than this are not ranked: the work grows with the square of their number. */
const mostRanked = 500

/** Numbers that a matrix of replicate weights should hold; rows are picked evenly when it would hold more. */
const mostNumbers = 400_000

const rankOfReplicates = (design: SurveyDesign, domain: Uint8Array | undefined): number => {
  const { count } = replicatesOf(design)
  const inside: number[] = []
  for (let row = 0; row < design.rows; row++) if (domain?.[row] !== 0) inside.push(row)
  const step = Math.max(1, Math.floor(inside.length / Math.max(2 * count, mostNumbers / count)))
  const rows = Uint32Array.from(inside.filter((_, i) => i % step === 0))
  const columns = Array.from({ length: count }, (_, replicate) => {
    const weights = replicateWeights(design, replicate)
    return Float64Array.from(rows, (row) => weights[row] as number)
  })
  return rank(columns, 1e-5)
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
