import type { Random } from './random.ts'
import { shelterChoices } from './shelter-form.ts'
import { workbookBytes } from './workbook.ts'

export const shelterFamilies = 180

const needShares = { alimentos: 0.62, agua: 0.34, salud: 0.41, ropa: 0.23, seguridad: 0.29, other: 0.06 }
const needs = Object.keys(needShares) as (keyof typeof needShares)[]

/**
 * The monitoring of three shelters as Kobo exports it: a sheet of families and one of their members, joined by row
 * number and submission; the families that lack nothing have zeros in the columns of a question that they were not asked.
 */
export const shelterExport = (random: Random): Uint8Array => {
  const families: (string | number)[][] = [
    [
      'albergue',
      'falta',
      'necesidades',
      ...needs.map((need) => `necesidades/${need}`),
      'necesidades_other',
      '_uuid',
      '_index',
    ],
  ]
  const members: (string | number)[][] = [
    ['sexo', 'edad', '_index', '_parent_table_name', '_parent_index', '_submission__uuid'],
  ]
  for (let family = 1; family <= shelterFamilies; family++) {
    const uuid = `sintetico-${String(family).padStart(4, '0')}`
    const shelter = shelterChoices.albergue[random.integer(0, 2)]?.[0] ?? ''
    const lacking = random.chance(0.8) ? needs.filter((need) => random.chance(needShares[need])) : []
    families.push([
      shelter,
      lacking.length > 0 ? 'si' : 'no',
      lacking.join(' '),
      ...needs.map((need) => (lacking.includes(need) ? 1 : 0)),
      lacking.includes('other') ? 'transporte' : '',
      uuid,
      family,
    ])
    for (let member = random.integer(1, 7); member > 0; member--) {
      const age = random.chance(0.45) ? random.integer(0, 17) : random.integer(18, 78)
      members.push([random.chance(0.53) ? 'm' : 'h', age, members.length, 'albergues', family, uuid])
    }
  }
  return workbookBytes({ albergues: families, miembros: members })
}
