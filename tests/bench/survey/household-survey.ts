import { generator, normal, type Random } from './random.ts'

/** Codes as the product keeps categories: 0 = no answer, else the place of the category from 1. */
type Codes = Uint8Array | Uint32Array

/** An invented household survey, persons by unit and stratum; one element per person in every column. */
export type HouseholdSurvey = {
  readonly rows: number
  readonly codes: Readonly<Record<CodeName, Codes>>
  readonly numbers: Readonly<Record<NumberName, Float64Array>>
}

/** Columns with codes, and how many categories each has; 0 = as many as there are units. */
export const categoryCounts = {
  ...{ stratum: 60, unit: 0, sex: 2, band: 5, cause: 9, department: 14, year: 11, schooling: 7 },
} as const
export type CodeName = keyof typeof categoryCounts
export const codeNames = Object.keys(categoryCounts) as readonly CodeName[]
export const numberNames = ['weight', 'age'] as const
export type NumberName = (typeof numberNames)[number]

const personsPerUnit = 100

/**
 * A stratified sample of units of about 100 persons, each unit of one department and one year, households of up to
 * seven persons with nearly equal weights; one person in two hundred gave no age band. Equal for equal `rows`.
 */
export const householdSurvey = (rows: number): HouseholdSurvey => {
  const random = generator(20_081_117)
  const survey = emptySurvey(rows)
  const { stratum: strata, department: departments, year: years } = categoryCounts
  const unitStrata = stratumOfUnits(Math.max(2 * strata, Math.round(rows / personsPerUnit)), random)
  let row = 0
  for (const [unit, stratum] of unitStrata.entries()) {
    const isLast = unit === unitStrata.length - 1
    const to = isLast ? rows : Math.floor((rows * (unit + 1)) / unitStrata.length + (random() - 0.5) * 40)
    const effect = 0.5 * normal(random)
    const weight = (30 + 20 * ((stratum * 7) % 11)) * Math.exp(0.25 * normal(random))
    const { codes } = survey
    codes.stratum.fill(stratum + 1, row, to)
    codes.unit.fill(unit + 1, row, to)
    codes.department.fill(Math.floor((stratum * departments) / strata) + 1, row, to)
    codes.year.fill((unit % years) + 1, row, to)
    row = fillUnit(survey, row, to, { effect, weight, random })
  }
  return survey
}

const emptySurvey = (rows: number): HouseholdSurvey => ({
  rows,
  codes: Object.fromEntries(
    codeNames.map((name) => [name, name === 'unit' ? new Uint32Array(rows) : new Uint8Array(rows)]),
  ) as Record<CodeName, Codes>,
  numbers: Object.fromEntries(numberNames.map((name) => [name, new Float64Array(rows)])) as Record<
    NumberName,
    Float64Array
  >,
})

/** The strata of units, from 0: at least two units each, the others by unequal shares. */
const stratumOfUnits = (units: number, random: Random): number[] => {
  const { stratum: strata } = categoryCounts
  const shares = Array.from({ length: strata }, () => 0.5 + random())
  const whole = shares.reduce((sum, share) => sum + share, 0)
  let reached = 0
  return shares.flatMap((share, stratum) => {
    const before = Math.round(((units - 2 * strata) * reached) / whole)
    reached += share
    const after = stratum === strata - 1 ? units - 2 * strata : Math.round(((units - 2 * strata) * reached) / whole)
    return new Array<number>(2 + after - before).fill(stratum)
  })
}

type Unit = { readonly effect: number; readonly weight: number; readonly random: Random }

/** Households from row `from` on until the unit ends before row `to`; the row after it. */
const fillUnit = ({ codes, numbers }: HouseholdSurvey, from: number, to: number, unit: Unit): number => {
  const { effect, weight, random } = unit
  let row = from
  while (row < to) {
    const size = Math.min(to - row, 1 + Math.floor(random() * 7))
    const ofHousehold = weight * Math.exp(0.15 * normal(random))
    for (let member = 0; member < size; member++, row++) {
      const age = Math.min(99, Math.floor(member === 0 ? 20 + random() * 60 : random() * (member === 1 ? 78 : 45)))
      const isDisplaced = random() < 1 / (1 + Math.exp(3.2 - 0.035 * age - 0.4 * effect))
      numbers.weight[row] = Math.round(ofHousehold * (0.9 + 0.2 * random()) * 1e4) / 1e4
      numbers.age[row] = age
      codes.sex[row] = random() < 0.51 ? 2 : 1
      codes.band[row] = random() < 0.005 ? 0 : age < 5 ? 1 : age < 15 ? 2 : age < 30 ? 3 : age < 60 ? 4 : 5
      codes.cause[row] = isDisplaced ? 2 + Math.floor(8 * random() ** 1.6) : 1
      codes.schooling[row] = 1 + Math.floor(random() * 7)
    }
  }
  return row
}
