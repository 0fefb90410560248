import { type Displacement, drawDisplacement, joined, studyYear } from './displacement.ts'
import { drawFamily, type Person } from './family.ts'
import type { Psu } from './frame.ts'
import type { Random } from './random.ts'

export const results = { complete: 1, refused: 2, absent: 3 } as const
export const motives = ['economico', 'familiar', 'violencia', 'desastre', 'otro'] as const
export type Motive = (typeof motives)[number]

/** A family that moved inside the country since 2006. */
export type Move = { readonly year: number; readonly motives: ReadonlySet<Motive> }

/** A family visited in the first phase. Without a complete screening nothing but its place is known. */
export type ScreenedFamily = {
  readonly id: string
  readonly psu: Psu
  readonly result: number
  /** Days since 1970-01-01. */
  readonly visitedOn: number
  readonly persons: readonly Person[]
  readonly move: Move | null
  readonly displacement: Displacement | null
  /** Base weight times the adjustment for nonresponse in the PSU; 0 without a complete screening. */
  readonly weight: number
}

const displacedShare = 0.0117
const otherMoveShare = 0.211
/** 2017-03-01 and the weeks of field work. */
const firstDay = 17_226
const fieldDays = 60

/** First phase: every visited family of every PSU. */
export const screen = (random: Random, psus: readonly Psu[]): readonly ScreenedFamily[] =>
  psus.flatMap((psu) => {
    const day = firstDay + random.integer(0, fieldDays)
    const families = Array.from({ length: psu.visited }, (_, i) => drawScreened(random, psu, i + 1, day))
    const complete = families.filter(({ result }) => result === results.complete).length
    const weight = psu.baseWeight * (psu.visited / complete)
    return families.map((family) => (family.result === results.complete ? { ...family, weight } : family))
  })

const drawScreened = (random: Random, psu: Psu, place: number, day: number): ScreenedFamily => {
  const result = random.code({ [results.complete]: 950, [results.refused]: 19, [results.absent]: 31 })
  const { stratum } = psu
  const id = `${stratum.department}${stratum.area}${padded(psu.id, 3)}${padded(place, 3)}`
  const visited = { id, psu, result, visitedOn: day + random.integer(0, 3), weight: 0 }
  if (result !== results.complete) return { ...visited, persons: [], move: null, displacement: null }
  if (random.chance(displacedShare * stratum.prevalence * psu.concentration)) {
    const persons = drawFamily(random, stratum.area, true)
    const displacement = drawDisplacement(random, psu, persons)
    const others = random.chance(0.35) ? drawMotives(random, 1) : []
    return {
      ...visited,
      persons,
      displacement,
      move: { year: displacement.year, motives: new Set(['violencia', ...others]) },
    }
  }
  const persons = drawFamily(random, stratum.area, false)
  return { ...visited, persons, displacement: null, move: random.chance(otherMoveShare) ? drawMove(random) : null }
}

const drawMove = (random: Random): Move => ({
  year: studyYear - random.integer(1, 11),
  motives: drawMotives(random, random.chance(0.13) ? 2 : 1),
})

/** Reasons other than violence; a family may give the same one twice. */
const drawMotives = (random: Random, count: number): ReadonlySet<Motive> =>
  new Set(Array.from({ length: count }, () => random.weighted(otherMotives)))

const otherMotives = [
  ['economico', 56],
  ['familiar', 37],
  ['desastre', 2],
  ['otro', 8],
] as const

/** Persons of the family who were displaced themselves. */
export const displacedIn = (family: ScreenedFamily): number =>
  family.displacement?.persons.filter((how) => how === joined.displaced).length ?? 0

export const padded = (number: number, width: number): string => String(number).padStart(width, '0')
