import type { Displacement } from './displacement.ts'
import type { Random } from './random.ts'
import { results, type ScreenedFamily } from './screening.ts'

export const conditions = { displaced: 1, comparator: 2 } as const

/** A family of the second phase. Those that did not answer stay in the file, without answers and weight. */
export type Interview = {
  readonly family: ScreenedFamily
  readonly condition: number
  readonly result: number
  readonly displacement: Displacement | null
  readonly weight: number
}

const displacedResponse = 0.94
const comparatorsWanted = 240
const fewestComparators = 8

/**
 * Second phase: every displaced family found is asked, and a sample of the other families of the same stratum, to
 * compare with. Weights are the screening weight times the inverse of the share asked and answered: by zone for the
 * displaced, by stratum for the comparators.
 */
export const interview = (random: Random, families: readonly ScreenedFamily[]): readonly Interview[] => {
  const complete = families.filter(({ result }) => result === results.complete)
  const displaced = complete
    .filter(({ displacement }) => displacement !== null)
    .map((family) => ({
      family,
      condition: conditions.displaced,
      displacement: family.displacement,
      result: resultOf(random, displacedResponse),
    }))
  const others = complete.filter(({ displacement }) => displacement === null)
  const comparators = [...Map.groupBy(others, ({ psu }) => psu.stratum.id).values()].flatMap((inStratum) =>
    drawComparators(random, inStratum, others.length),
  )
  return [
    ...weighted(
      displaced,
      displaced.map(({ family }) => family),
      zoneOf,
    ),
    ...weighted(comparators, others, ({ psu }) => psu.stratum.id),
  ].sort((a, b) => (a.family.id < b.family.id ? -1 : 1))
}

type Unweighted = Omit<Interview, 'weight'>

/** A few families of different PSUs of the stratum, so that no stratum is left with one PSU. */
const drawComparators = (random: Random, inStratum: readonly ScreenedFamily[], all: number): Unweighted[] => {
  const wanted = Math.round((comparatorsWanted * inStratum.length) / all)
  const psus = [...Map.groupBy(inStratum, ({ psu }) => psu.id).values()]
  return random.sample(psus, Math.max(fewestComparators, wanted)).map((families) => ({
    family: random.sample(families, 1)[0] as ScreenedFamily,
    condition: conditions.comparator,
    displacement: null,
    result: resultOf(random, 0.95),
  }))
}

const resultOf = (random: Random, response: number): number =>
  random.chance(response) ? results.complete : random.chance(0.6) ? results.refused : results.absent

/** Spreads the screening weight of all `eligible` families of a class over those of the class that answered. */
const weighted = (
  asked: readonly Unweighted[],
  eligible: readonly ScreenedFamily[],
  classOf: (family: ScreenedFamily) => number,
): Interview[] => {
  const sumBy = (families: readonly ScreenedFamily[]) =>
    new Map(
      [...Map.groupBy(families, classOf)].map(([key, members]) => [key, sum(members.map(({ weight }) => weight))]),
    )
  const toCarry = sumBy(eligible)
  const answered = sumBy(asked.filter(({ result }) => result === results.complete).map(({ family }) => family))
  return asked.map((one) => {
    const key = classOf(one.family)
    const factor = (toCarry.get(key) as number) / (answered.get(key) as number)
    return { ...one, weight: one.result === results.complete ? one.family.weight * factor : 0 }
  })
}

/** West, centre, capital, paracentre, east. */
const zoneOf = ({ psu }: ScreenedFamily): number => {
  const department = Number(psu.stratum.department)
  return department <= 3 ? 1 : department <= 5 ? 2 : department === 6 ? 3 : department <= 10 ? 4 : 5
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
