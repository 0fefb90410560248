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
  const spoil = (
    rows: readonly Row[],
    count: number,
    where: (row: Row) => boolean,
    change: (row: Row) => Row,
  ): Row[] => {
    const chosen = new Set(random.sample(rows.filter(where), count))
    return rows.map((row) => (chosen.has(row) ? { ...row, ...change(row) } : row))
  }
  const isAdult = ({ edad }: Row) => typeof edad === 'number' && edad >= 25 && edad <= 110

  let { screening, roster, interviews, persons } = clean
  screening = spoil(
    screening,
    faults.movedNotAndWhy,
    ({ movio }) => movio === 2,
    () => ({ motivo_economico: 1 }),
  )
  roster = spoil(roster, faults.rosterImpossibleAge, isAdult, () => ({ edad: random.integer(121, 199) }))
  roster = spoil(roster, faults.rosterUnknownAge, isAdult, () => ({ edad: 999 }))
  roster = spoil(roster, faults.rosterUnknownSex, isAdult, () => ({ sexo: 9 }))
  interviews = spoil(
    interviews,
    faults.reportedAndWhyNot,
    ({ denuncio }) => denuncio === 1,
    () => ({ motivo_no_den: 1 }),
  )
  persons = spoil(persons, faults.personImpossibleAge, isAdult, () => ({ edad: random.integer(121, 199) }))
  persons = spoil(persons, faults.personUnknownAge, isAdult, () => ({ edad: 999 }))
  persons = spoil(persons, faults.adultAtSchool, isAdult, () => ({ asiste: 1 }))

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

const isComplete = (result: string) => (row: Row) => row[result] === 1

const idsOf = (rows: readonly Row[], key: string): ReadonlySet<unknown> => new Set(rows.map((row) => row[key]))

/** The rows of the forms entered twice once more, at the end of the file. */
const repeated = (rows: readonly Row[], key: string, ids: ReadonlySet<unknown>): Row[] => [
  ...rows,
  ...rows.filter((row) => ids.has(row[key])),
]
