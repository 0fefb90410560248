import { female } from './family.ts'
import { identifiersOf } from './identifiers.ts'
import type { Random } from './random.ts'
import type { Row } from './row.ts'
import { displacedIn, motives, results, type ScreenedFamily } from './screening.ts'

export const screeningColumns = [
  'id_familia',
  'depto',
  'area',
  'estrato',
  'upm',
  'fecha',
  'resultado',
  'nombre_informante',
  'telefono',
  'direccion',
  'personas',
  'mujeres',
  'sexo_jefatura',
  'edad_jefatura',
  'movio',
  'año_mudanza',
  ...motives.map((motive) => `motivo_${motive}`),
  'desplazadas',
  'factor',
  'observaciones',
] as const

export const rosterColumns = ['id_familia', 'orden', 'sexo', 'edad', 'condicion'] as const

/** The first form: one row for every family visited. */
export const screeningRows = (random: Random, families: readonly ScreenedFamily[]): Row[] =>
  families.map((family, i) => ({ ...placeOf(family), ...identifiersOf(i + 1), ...answersOf(random, family) }))

/** The list of members that the first form takes: one row for every person of a screened family. */
export const rosterRows = (families: readonly ScreenedFamily[]): Row[] =>
  families.flatMap(({ id, persons, displacement }) =>
    persons.map(({ sex, age }, i) => ({
      id_familia: id,
      orden: i + 1,
      sexo: sex,
      edad: age,
      condicion: displacement?.persons[i] ?? 0,
    })),
  )

const placeOf = ({ id, psu, result, visitedOn }: ScreenedFamily): Row => ({
  id_familia: id,
  depto: psu.stratum.department,
  area: psu.stratum.area,
  estrato: psu.stratum.id,
  upm: psu.id,
  fecha: spanishDate(visitedOn),
  resultado: result,
})

const answersOf = (random: Random, family: ScreenedFamily): Row => {
  if (family.result !== results.complete) return {}
  const [head] = family.persons
  const roster: Row = {
    personas: family.persons.length,
    mujeres: family.persons.filter(({ sex }) => sex === female).length,
    sexo_jefatura: head?.sex ?? null,
    edad_jefatura: head?.age ?? null,
    factor: Number(family.weight.toFixed(6)),
    observaciones: random.chance(0.004) ? random.weighted(remarks) : null,
  }
  if (family.move === null) return { ...roster, movio: random.code(stayedAnswers) }
  const said = family.move.motives
  return {
    ...roster,
    movio: 1,
    año_mudanza: random.chance(0.02) ? 9998 : family.move.year,
    ...Object.fromEntries(motives.map((motive) => [`motivo_${motive}`, said.has(motive) ? 1 : 0])),
    desplazadas: family.displacement === null ? null : displacedIn(family),
  }
}

/** No, do not know, no answer. */
const stayedAnswers = { 2: 9960, 98: 12, 99: 28 }

const remarks = [
  ['Dato ficticio: volver por la tarde', 4],
  ['Dato ficticio: la informante pidió «no dar el teléfono»; se respetó', 2],
  ['Dato ficticio:\nsegunda visita', 2],
  ['Dato ficticio: dijo "no sé" — €5 de pasaje', 1],
] as const

const spanishDate = (day: number): string => {
  const [year, month, date] = new Date(day * 86_400_000).toISOString().slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}
