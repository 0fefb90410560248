import type { Random } from './random.ts'
import type { Row } from './row.ts'

/** How much of each fault the files carry. The plan mends them; the tests count them. */
export const faults = {
  screeningTwice: 38,
  movedNotAndWhy: 21,
  rosterImpossibleAge: 24,
  rosterUnknownAge: 90,
  rosterUnknownSex: 12,
  interviewTwice: 3,
  reportedAndWhyNot: 5,
  personImpossibleAge: 6,
  personUnknownAge: 9,
  adultAtSchool: 4,
} as const

export type Files = {
  readonly screening: readonly Row[]
  readonly roster: readonly Row[]
  readonly interviews: readonly Row[]
  readonly persons: readonly Row[]
}

/** The files as the field brings them: forms entered twice, impossible ages, answers to questions not asked. */
export const soil = (random: Random, clean: Files): Files => {
  const isAdult = ({ edad }: Row) => typeof edad === 'number' && edad >= 25 && edad <= 110
  const ages = (impossible: number, unknown: number): Fault[] => [
    { count: impossible, where: isAdult, change: () => ({ edad: random.integer(121, 199) }) },
    { count: unknown, where: isAdult, change: () => ({ edad: 999 }) },
  ]
  const screening = spoil(random, clean.screening, [
    { count: faults.movedNotAndWhy, where: ({ movio }) => movio === 2, change: () => ({ motivo_economico: 1 }) },
  ])
  const roster = spoil(random, clean.roster, [
    ...ages(faults.rosterImpossibleAge, faults.rosterUnknownAge),
    { count: faults.rosterUnknownSex, where: isAdult, change: () => ({ sexo: 9 }) },
  ])
  const interviews = spoil(random, clean.interviews, [
    { count: faults.reportedAndWhyNot, where: ({ denuncio }) => denuncio === 1, change: () => ({ motivo_no_den: 1 }) },
  ])
  const persons = spoil(random, clean.persons, [
    ...ages(faults.personImpossibleAge, faults.personUnknownAge),
    { count: faults.adultAtSchool, where: isAdult, change: () => ({ asiste: 1 }) },
  ])
  const screenedTwice = idsOf(
    random.sample(screening.filter(isComplete('resultado')), faults.screeningTwice),
    'id_familia',
  )
  const interviewedTwice = idsOf(
    random.sample(interviews.filter(isComplete('resultado_ent')), faults.interviewTwice),
    'boleta',
  )
  return {
    screening: repeated(screening, 'id_familia', screenedTwice),
    roster: repeated(roster, 'id_familia', screenedTwice),
    interviews: repeated(interviews, 'boleta', interviewedTwice),
    persons: repeated(persons, 'boleta', interviewedTwice),
  }
}

type Fault = {
  readonly count: number
  readonly where: (row: Row) => boolean
  readonly change: () => Row
}

/** Each fault in as many rows as it says, drawn from those it can befall. */
const spoil = (random: Random, rows: readonly Row[], kinds: readonly Fault[]): readonly Row[] =>
  kinds.reduce((spoilt, { count, where, change }) => {
    const chosen = new Set(random.sample(spoilt.filter(where), count))
    return spoilt.map((row) => (chosen.has(row) ? { ...row, ...change() } : row))
  }, rows)

const isComplete = (result: string) => (row: Row) => row[result] === 1

const idsOf = (rows: readonly Row[], key: string): ReadonlySet<unknown> => new Set(rows.map((row) => row[key]))

/** The rows of the forms entered twice once more, at the end of the file. */
const repeated = (rows: readonly Row[], key: string, ids: ReadonlySet<unknown>): Row[] => [
  ...rows,
  ...rows.filter((row) => ids.has(row[key])),
]
