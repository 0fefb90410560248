import { departmentCodes, rural, strata, urban } from './frame.ts'
import type { Row } from './row.ts'

/** Families by department and area: one row for each stratum. */
export const familyTotals = (): Row[] =>
  strata.map(({ department, area, families }) => ({ depto: department, area, familias: families }))

/** What is known of each department beside the sample: the percentage of its families in rural areas. */
export const departmentRows = (): Row[] =>
  departmentCodes.map((department) => {
    const own = strata.filter((stratum) => stratum.department === department)
    const families = own.reduce((sum, stratum) => sum + stratum.families, 0)
    const inCountry = own.filter(({ area }) => area === rural).reduce((sum, stratum) => sum + stratum.families, 0)
    return { depto: department, ruralidad: Math.round((1000 * inCountry) / families) / 10 }
  })

const sizeShares = [0.132, 0.152, 0.224, 0.222, 0.155, 0.115]

/** Families by number of members, with the sum of `familyTotals`. */
export const sizeTotals = (): Row[] =>
  apportion(
    strata.reduce((sum, { families }) => sum + families, 0),
    sizeShares,
  ).map((families, i) => ({
    tamano: i < 5 ? String(i + 1) : '6+',
    familias: families,
  }))

const bands = ['0-4', '5-11', '12-17', '18-59', '60+'] as const
const personShares = [
  [0.0532, 0.0585, 0.0508, 0.2462, 0.0563],
  [0.0516, 0.0565, 0.0509, 0.3003, 0.0757],
] as const
const personsPerFamily = [3.43, 3.62] as const

/** Persons by department, sex and age band. Rural departments are a little younger. */
export const personTotals = (): Row[] =>
  departmentCodes.flatMap((department) => {
    const own = strata.filter((stratum) => stratum.department === department)
    const families = (area: number) => own.find((stratum) => stratum.area === area)?.families ?? 0
    const persons = Math.round(families(urban) * personsPerFamily[0] + families(rural) * personsPerFamily[1])
    const younger = 0.94 + 0.16 * (families(rural) / (families(urban) + families(rural)))
    const cells = [1, 2].flatMap((sex) => bands.map((band, i) => ({ sex, band, share: shareOf(sex, i, younger) })))
    const counts = apportion(
      persons,
      cells.map(({ share }) => share),
    )
    return cells.map(({ sex, band }, i) => ({
      depto: department,
      sexo: sex,
      grupo_edad: band,
      personas: counts[i] as number,
    }))
  })

const shareOf = (sex: number, band: number, younger: number): number =>
  (personShares[sex - 1]?.[band] ?? 0) * (band < 3 ? younger : 1)

/** Whole numbers in proportion to `shares` that add up to `total` (largest remainders). */
const apportion = (total: number, shares: readonly number[]): number[] => {
  const sum = shares.reduce((all, share) => all + share, 0)
  const exact = shares.map((share) => (total * share) / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, count) => all + count, 0)
  const byRemainder = exact
    .map((_, i) => i)
    .sort((a, b) => ((exact[b] as number) % 1) - ((exact[a] as number) % 1) || a - b)
  for (const i of byRemainder.slice(0, left)) whole[i] = (whole[i] as number) + 1
  return whole
}
