/**
 * Some municipalities of each department, with how often the synthetic families name them. The codes are those of this
 * sample (department and a serial number), not official ones.
 */
const municipalities: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '01': { Ahuachapán: 6, Atiquizaya: 3, Jujutla: 1 },
  '02': { 'Santa Ana': 7, Chalchuapa: 2, Metapán: 1 },
  '03': { Sonsonate: 5, Acajutla: 3, Izalco: 2 },
  '04': { Chalatenango: 5, 'Nueva Concepción': 4, Tejutla: 1 },
  '05': { 'Santa Tecla': 5, Colón: 4, Quezaltepeque: 3 },
  '06': { 'San Salvador': 6, Soyapango: 8, Ilopango: 5, Tonacatepeque: 4, Apopa: 4, Mejicanos: 4 },
  '07': { Cojutepeque: 6, Suchitoto: 2, 'San Pedro Perulapán': 3 },
  '08': { Zacatecoluca: 5, Olocuilta: 2, 'San Luis Talpa': 3 },
  '09': { Sensuntepeque: 4, Ilobasco: 5, Victoria: 1 },
  '10': { 'San Vicente': 6, Tecoluca: 3, Apastepeque: 1 },
  '11': { Usulután: 5, Jiquilisco: 5, 'Santiago de María': 2 },
  '12': { 'San Miguel': 8, Chinameca: 2, Moncagua: 2 },
  '13': { 'San Francisco Gotera': 5, Jocoro: 2, Cacaopera: 1 },
  '14': { 'La Unión': 5, 'Santa Rosa de Lima': 3, Conchagua: 3 },
}

const codeOf = (department: string, place: number): string => `${department}0${place + 1}`

/** Codes of the municipalities of a department with their weights. */
export const municipalitiesOf = (department: string): readonly (readonly [code: string, weight: number])[] =>
  Object.values(municipalities[department] ?? {}).map((weight, i) => [codeOf(department, i), weight])

export const municipalityLabels: readonly (readonly [code: string, name: string])[] = Object.keys(municipalities)
  .sort()
  .flatMap((department) =>
    Object.keys(municipalities[department] ?? {}).map((name, i) => [codeOf(department, i), name] as const),
  )
