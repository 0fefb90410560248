import type { Random } from './random.ts'
import type { Row } from './row.ts'

/** Displaced families of one municipality that does not exist; the analysis does not know how many they are. */
const families = 620

export const listColumns = ['caso', 'oficina', 'organizacion', 'escuelas'] as const

/**
 * Three lists of the same municipality after they were linked: a row for each family that is on any, and on which. The
 * organisation refers families to the office for victims, so that these two lists depend on each other.
 */
export const listRows = (random: Random): Row[] => {
  const rows: Row[] = []
  for (let family = 1; family <= families; family++) {
    const organisation = random.chance(0.36)
    const office = random.chance(organisation ? 0.58 : 0.38)
    const schools = random.chance(0.31)
    if (office || organisation || schools)
      rows.push({
        caso: `sintetico-${String(rows.length + 1).padStart(4, '0')}`,
        oficina: Number(office),
        organizacion: Number(organisation),
        escuelas: Number(schools),
      })
  }
  return rows
}
