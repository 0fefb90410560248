import { female, type Person } from './family.ts'
import { expulsionByDepartment, type Psu } from './frame.ts'
import { municipalitiesOf } from './municipalities.ts'
import type { Random } from './random.ts'

/** How a person of a displaced family came into it; 0 in families without displacement. */
export const joined = { notApplicable: 0, displaced: 1, bornLater: 2, joinedLater: 3 } as const

/** What happened to a displaced family: the truth that the interview asks for, before anyone forgets or refuses. */
export type Displacement = {
  readonly year: number
  readonly originDepartment: string
  readonly originMunicipality: string
  readonly destinationMunicipality: string
  /** 1 to 13, in the order of the questionnaire. */
  readonly causes: readonly number[]
  readonly mainCause: number
  readonly actor: number
  /** For each person of the family, one of `joined`. */
  readonly persons: readonly number[]
}

export const studyYear = 2017

export const drawDisplacement = (random: Random, psu: Psu, persons: readonly Person[]): Displacement => {
  const year = random.code(years)
  const originDepartment = random.chance(0.55) ? psu.stratum.department : random.weighted(expulsionByDepartment)
  const originMunicipality = random.weighted(municipalitiesOf(originDepartment))
  const destinationMunicipality = random.weighted(municipalitiesOf(psu.stratum.department))
  const causes = drawCauses(random, persons[0]?.sex === female ? causeShares.woman : causeShares.man)
  return {
    year,
    originDepartment,
    originMunicipality,
    destinationMunicipality,
    causes,
    mainCause: random.weighted(causes.map((cause) => [cause, mainCauseWeights[cause - 1] as number] as const)),
    actor: random.code(actors),
    persons: persons.map((person, i) => drawJoined(random, person, i, studyYear - year)),
  }
}

const years = { 2006: 4, 2007: 3, 2008: 4, 2009: 5, 2010: 6, 2011: 6, 2012: 7, 2013: 8, 2014: 14, 2015: 23, 2016: 20 }

/** Share of displaced families that name each cause, by who is at the head. */
const causeShares = {
  man: [0.13, 0.28, 0.21, 0.63, 0.12, 0.02, 0.31, 0.02, 0.04, 0.01, 0.02, 0.02, 0.05],
  woman: [0.11, 0.19, 0.25, 0.62, 0.08, 0.09, 0.33, 0.01, 0.06, 0.01, 0.02, 0.01, 0.03],
}
const mainCauseWeights = [3, 3, 6, 4, 3, 7, 1, 6, 6, 4, 1, 2, 2] as const

const drawCauses = (random: Random, shares: readonly number[]): number[] => {
  const named = shares.flatMap((share, i) => (random.chance(share) ? [i + 1] : []))
  return named.length > 0 ? named : [4]
}

/** Categories of the list `actor`; 7, armed groups, does not occur here. */
const actors = { 1: 68, 2: 8, 3: 6, 4: 4, 5: 5, 6: 4, 8: 2, 9: 3 }

const drawJoined = (random: Random, { age }: Person, place: number, yearsSince: number): number => {
  if (age < yearsSince) return joined.bornLater
  if (place === 0) return joined.displaced
  return random.chance(0.09) ? joined.joinedLater : joined.displaced
}
