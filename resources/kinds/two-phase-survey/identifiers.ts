import type { Row } from './row.ts'
import { padded } from './screening.ts'

/** Direct identifiers that nobody can take for real ones. They belong in the vault, never in an analysis. */
export const identifiersOf = (serial: number): Row => ({
  nombre_informante: `Nombre Ficticio ${padded(serial, 5)}`,
  telefono: `0000-${padded(serial % 10_000, 4)}`,
  direccion: `Calle Ficticia n.º ${serial}`,
})

/** A document number with the form of a DUI and no check digit that could be right. */
export const fakeDocument = (serial: number): string => `${padded(serial, 8)}-X`

/** Coordinates in the Gulf of Guinea, where no Salvadoran family lives. */
export const fakePlace = (serial: number): Row => ({ latitud: serial / 100_000, longitud: serial / 100_000 })
