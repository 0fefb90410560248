import type { Variable } from '../../../main/contract/codebook.ts'
import { fakeDocument } from './identifiers.ts'
import { yesNoAnswer } from './interview-file.ts'
import { conditions, type Interview } from './interviews.ts'
import { closed, measure, text, yesNo } from './questions.ts'
import type { Random } from './random.ts'
import type { Row } from './row.ts'
import { padded, results } from './screening.ts'

/** The list of members of the second form, in the order of its file. */
export const personQuestions: readonly Variable[] = [
  text('boleta', 'Número de boleta (familia)'),
  measure('orden', 'Número de orden en la familia', 'id'),
  text('nombre', 'Nombre de la persona (ficticio)'),
  text('dui_persona', 'Documento Único de Identidad (ficticio)'),
  closed('parentesco', 'Parentesco con la jefatura', [
    'Jefatura',
    'Pareja',
    'Hija o hijo',
    'Nieta o nieto',
    'Madre o padre',
    'Otro',
  ]),
  closed('sexo', 'Sexo', ['Hombre', 'Mujer'], []),
  measure('edad', 'Edad en años cumplidos', 'count', [{ code: '999', reason: 'dontKnow', label: 'No sabe' }]),
  closed('condicion_pers', 'Relación de la persona con el desplazamiento', [
    'Se desplazó',
    'Nació después',
    'Se unió después',
  ]),
  closed('documento', '¿Tiene documento de identidad o partida de nacimiento?', yesNo),
  closed('asiste', '¿Asiste a un centro educativo? (4 a 17 años)', yesNo),
  closed('motivo_no_asiste', 'Por qué no asiste', [
    'Inseguridad o violencia',
    'Costo',
    'Trabajo o tareas del hogar',
    'No quiere',
    'Otro motivo',
  ]),
  closed('actividad', 'Actividad principal (15 años y más)', [
    'Trabaja',
    'Busca trabajo',
    'Estudia',
    'Tareas del hogar',
    'Otra',
  ]),
  closed('discapacidad', '¿Tiene alguna discapacidad?', yesNo),
]

/** One row for every person of a family whose interview was complete. */
export const personRows = (random: Random, interviews: readonly Interview[]): Row[] => {
  const complete = interviews.filter(({ result }) => result === results.complete)
  const rows = complete.flatMap((interview) => interview.family.persons.map((_, i) => personRow(random, interview, i)))
  return rows.map((row, i) => ({
    ...row,
    nombre: `Nombre Ficticio P${padded(i + 1, 5)}`,
    dui_persona: documentOf(row, i),
  }))
}

const personRow = (random: Random, { family, displacement, condition }: Interview, place: number): Row => {
  const { sex, age, relation } = family.persons[place] as (typeof family.persons)[number]
  const isDisplaced = condition === conditions.displaced
  const isPupil = age >= 4 && age <= 17
  const attends = isPupil ? yesNoAnswer(random, attendance(age) - (isDisplaced ? 0.13 : 0)) : null
  return {
    boleta: family.id,
    orden: place + 1,
    parentesco: relation,
    sexo: sex,
    edad: age,
    condicion_pers: displacement?.persons[place] ?? null,
    documento: yesNoAnswer(random, isDisplaced ? 0.94 : 0.97),
    asiste: attends,
    motivo_no_asiste: attends === 2 ? random.code(isDisplaced ? reasonsDisplaced : reasonsOthers) : null,
    actividad: age >= 15 ? activityOf(random, age, sex === 2, isDisplaced) : null,
    discapacidad: yesNoAnswer(random, age >= 60 ? 0.24 : 0.05),
  }
}

const attendance = (age: number): number => (age < 7 ? 0.68 : age < 13 ? 0.96 : age < 16 ? 0.88 : 0.71)

const reasonsDisplaced = { 1: 34, 2: 24, 3: 14, 4: 16, 5: 10, 99: 2 }
const reasonsOthers = { 1: 7, 2: 30, 3: 21, 4: 26, 5: 15, 99: 1 }

const activityOf = (random: Random, age: number, isWoman: boolean, isDisplaced: boolean): number => {
  if (age < 19 && random.chance(0.6)) return 3
  if (age > 69 && random.chance(0.7)) return 5
  const works = isWoman ? 0.42 : 0.76
  return random.code({
    1: works - (isDisplaced ? 0.06 : 0),
    2: isDisplaced ? 0.12 : 0.05,
    3: 0.04,
    4: isWoman ? 0.46 : 0.04,
    5: 0.08,
    99: 0.01,
  })
}

/** Only grown-ups carry a document number. */
const documentOf = ({ edad }: Row, place: number): string | null =>
  typeof edad === 'number' && edad >= 18 ? fakeDocument(50_000 + place) : null
