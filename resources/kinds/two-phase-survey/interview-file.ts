import type { Displacement } from './displacement.ts'
import { fakeDocument, fakePlace, identifiersOf } from './identifiers.ts'
import { causes, itemName } from './interview-questions.ts'
import { conditions, type Interview } from './interviews.ts'
import type { Random } from './random.ts'
import type { Row } from './row.ts'
import { results } from './screening.ts'

/** The second form: one row for every family asked, answers only where the interview was complete. */
export const interviewRows = (random: Random, interviews: readonly Interview[]): Row[] =>
  interviews.map((interview, i) => ({
    ...placeOf(interview),
    ...personalData(i + 1),
    ...(interview.result === results.complete ? answersOf(random, interview) : {}),
  }))

const placeOf = ({ family, condition, result }: Interview): Row => ({
  boleta: family.id,
  depto: family.psu.stratum.department,
  area: family.psu.stratum.area,
  estrato: family.psu.stratum.id,
  upm: family.psu.id,
  condicion: condition,
  resultado_ent: result,
})

const personalData = (serial: number): Row => {
  const { nombre_informante = null, telefono = null } = identifiersOf(serial)
  return { nombre_informante, telefono, dui: fakeDocument(serial), ...fakePlace(serial) }
}

const answersOf = (random: Random, interview: Interview): Row => ({
  fecha_ent: interview.family.visitedOn + random.integer(20, 45),
  personas: interview.family.persons.length,
  sexo_jefatura: interview.family.persons[0]?.sex ?? null,
  factor_ent: Number(interview.weight.toFixed(6)),
  ...(interview.displacement === null ? {} : eventAnswers(random, interview.displacement)),
  ...livingAnswers(random, interview.condition === conditions.displaced ? 'displaced' : 'comparator'),
})

/** What happened, from the displaced families only. */
const eventAnswers = (random: Random, event: Displacement): Row => {
  const ownedHome = random.chance(0.53)
  const reported = random.code({ 1: 29, 2: 68, 99: 3 })
  return {
    anio_despl: random.chance(0.015) ? 9998 : event.year,
    depto_origen: event.originDepartment,
    muni_origen: event.originMunicipality,
    muni_destino: event.destinationMunicipality,
    ...causeAnswers(random, event),
    actor: random.chance(0.03) ? 99 : event.actor,
    tipo_despl: random.code({ 1: 87, 2: 11, 99: 2 }),
    todos: random.code({ 1: 71, 2: 28, 98: 1 }),
    num_despl: random.code({ 1: 76, 2: 17, 3: 5, 4: 2 }),
    vivienda_antes: ownedHome ? 1 : random.code({ 2: 40, 3: 45, 4: 10, 99: 5 }),
    vivienda_estado: ownedHome ? random.code({ 1: 76, 2: 9, 3: 8, 4: 6, 98: 1 }) : null,
    denuncio: reported,
    motivo_no_den: reported === 2 ? random.code({ 1: 57, 2: 22, 3: 12, 4: 6, 98: 1, 99: 2 }) : null,
    asistencia: random.code({ 1: 13, 2: 85, 99: 2 }),
  }
}

const causeAnswers = (random: Random, event: Displacement): Row => {
  const refuses = random.chance(0.015)
  return {
    causa_ppal: refuses ? 99 : event.mainCause,
    ...Object.fromEntries(
      causes.map((_, i) => [itemName('causa', i + 1), refuses ? 99 : event.causes.includes(i + 1) ? 1 : 0]),
    ),
  }
}

/** How families live now, asked of both groups. The first share is that of the displaced. */
const livingAnswers = (random: Random, group: 'displaced' | 'comparator'): Row => {
  const of = (displaced: number, comparator: number) => (group === 'displaced' ? displaced : comparator)
  const yes = (displaced: number, comparator: number) => yesNoAnswer(random, of(displaced, comparator))
  const neededCare = yes(0.46, 0.4)
  return {
    tenencia: random.code({ 1: of(33, 66), 2: of(37, 14), 3: of(25, 17), 4: of(4, 2), 99: 1 }),
    ...itemAnswers(random, 'serv', serviceShares[group]),
    salud_nec: neededCare,
    salud_rec: neededCare === 1 ? yes(0.78, 0.88) : null,
    ...itemAnswers(random, 'nec', needShares[group]),
    gastos: yes(0.34, 0.49),
    gasto_mes: random.chance(0.06) ? 99_999 : Math.round(random.between(9_000, of(52_000, 64_000))) / 100,
    seguro_noche: random.code({ 1: of(6, 10), 2: of(28, 38), 3: of(38, 34), 4: of(25, 16), 98: 1, 99: 2 }),
    intencion: random.code({ 1: of(74, 90), 2: of(4, 0), 3: of(8, 4), 4: of(10, 3), 98: 3, 99: 1 }),
  }
}

const serviceShares = {
  displaced: [0.8, 0.95, 0.72, 0.55, 0.21],
  comparator: [0.84, 0.97, 0.78, 0.58, 0.27],
}
const needShares = {
  displaced: [0.52, 0.41, 0.47, 0.44, 0.22, 0.33, 0.12, 0.29, 0.49, 0.35],
  comparator: [0.28, 0.25, 0.31, 0.12, 0.06, 0.3, 0.07, 0.24, 0.36, 0.04],
}

/** A family that refuses the question refuses all its items. */
const itemAnswers = (random: Random, prefix: string, shares: readonly number[]): Row => {
  const refuses = random.chance(0.012)
  return Object.fromEntries(
    shares.map((share, i) => {
      const mentioned = random.chance(share) ? 1 : 0
      return [itemName(prefix, i + 1), refuses ? 99 : mentioned]
    }),
  )
}

export const yesNoAnswer = (random: Random, share: number): number =>
  random.chance(0.015) ? random.integer(98, 99) : random.chance(share) ? 1 : 2
