import type { Random } from './random.ts'

export const urban = 1
export const rural = 2
export type Area = typeof urban | typeof rural

/**
 * The synthetic country: families by department and area (rounded, invented, of a plausible size), how much more or
 * less displacement a department knows than the whole, and how much of it starts there.
 */
const departments = [
  { code: '01', families: [47_600, 45_300], prevalence: 0.7, expulsion: 3 },
  { code: '02', families: [106_400, 52_900], prevalence: 1.05, expulsion: 9 },
  { code: '03', families: [82_100, 42_800], prevalence: 0.95, expulsion: 6 },
  { code: '04', families: [29_800, 28_400], prevalence: 0.55, expulsion: 2 },
  { code: '05', families: [172_300, 55_600], prevalence: 0.95, expulsion: 11 },
  { code: '06', families: [486_900, 31_700], prevalence: 1.1, expulsion: 36 },
  { code: '07', families: [40_200, 25_900], prevalence: 0.8, expulsion: 3 },
  { code: '08', families: [56_300, 39_900], prevalence: 1, expulsion: 5 },
  { code: '09', families: [17_200, 25_600], prevalence: 0.5, expulsion: 1 },
  { code: '10', families: [27_400, 22_100], prevalence: 0.9, expulsion: 3 },
  { code: '11', families: [61_100, 44_600], prevalence: 1.3, expulsion: 7 },
  { code: '12', families: [83_700, 56_200], prevalence: 1.3, expulsion: 9 },
  { code: '13', families: [18_900, 35_500], prevalence: 0.45, expulsion: 1 },
  { code: '14', families: [31_200, 45_700], prevalence: 0.6, expulsion: 2 },
] as const

export const departmentCodes: readonly string[] = departments.map(({ code }) => code)
export const expulsionByDepartment = departments.map(({ code, expulsion }) => [code, expulsion] as const)

export type Stratum = {
  /** 11 = department 1, urban … 142 = department 14, rural. */
  readonly id: number
  readonly department: string
  readonly area: Area
  /** Families today: the population total the weights are raked to. */
  readonly families: number
  readonly prevalence: number
}

export const strata: readonly Stratum[] = departments.flatMap(({ code, families, prevalence }) =>
  ([urban, rural] as const).map((area) => ({
    id: Number(code) * 10 + area,
    department: code,
    area,
    families: families[area - 1] as number,
    prevalence: prevalence * (area === urban ? 1.02 : 0.9),
  })),
)

export type Psu = {
  readonly stratum: Stratum
  /** Number inside the stratum. */
  readonly id: number
  /** Families visited. */
  readonly visited: number
  /** 1 / probability that a family of the PSU is visited. */
  readonly baseWeight: number
  /** Displacement gathers in some neighbourhoods: 0, usual or high. Its mean is 1. */
  readonly concentration: number
}

const samplePsus = 700
const fewestPsus = 12

/**
 * First stage: PSUs by stratum in proportion to the square root of its families, drawn with probability in proportion
 * to the families an outdated frame counts in them. Second stage: a fixed take of the families listed in the field.
 */
export const drawPsus = (random: Random): readonly Psu[] => {
  const roots = strata.reduce((sum, { families }) => sum + Math.sqrt(families), 0)
  return strata.flatMap((stratum) => {
    const count = Math.max(fewestPsus, Math.round((samplePsus * Math.sqrt(stratum.families)) / roots))
    const frameFamilies = stratum.families * random.between(0.88, 0.97)
    return Array.from({ length: count }, (_, i) => drawPsu(random, stratum, i + 1, frameFamilies / count))
  })
}

const drawPsu = (random: Random, stratum: Stratum, id: number, familiesPerPsu: number): Psu => {
  const framed = random.integer(90, 240)
  const listed = framed * random.between(0.94, 1.22)
  const visited = random.integer(58, 66)
  return {
    stratum,
    id,
    visited,
    baseWeight: (familiesPerPsu / framed) * (listed / visited),
    concentration: random.weighted([
      [0, 30],
      [1.05, 50],
      [2.375, 20],
    ]),
  }
}
