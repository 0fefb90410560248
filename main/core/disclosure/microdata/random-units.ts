import { Failure } from '../../../contract/failure.ts'
import type { Draw } from './draw.ts'

export type UnitsInput = {
  /** The stratum and the primary unit of every record; a unit belongs to one stratum. */
  readonly strata: readonly string[]
  readonly units: readonly string[]
  /** The household of every record. */
  readonly households: readonly number[]
  /** Households that a unit must have. */
  readonly k: number
  readonly draw: Draw
}

/** Strata 1 … H and units 1 … n inside each, by record, with how many there are. */
export type RandomUnits = {
  readonly strata: Float64Array
  readonly units: Float64Array
  readonly strataCount: number
  readonly unitsCount: number
}

/**
 * Random numbers for strata and primary units that keep variances estimable between units inside strata with replacement.
 * Units of fewer than k households are put together with others of their stratum, as random groups (Wolter 2007, ch. 2);
 * a stratum left with a single unit is put together with another, as collapsed strata (ch. 2.5), which can only overstate
 * the variance on average. Where nothing had to be put together, standard errors stay what they were. Refused: a file
 * whose households make fewer than two units.
 */
export const randomUnits = ({ strata, units, households, k, draw }: UnitsInput): RandomUnits => {
  const shuffledStrata = shuffled([...new Set(strata)], (name) => draw('stratum', name))
  const rowsOf = rowsByUnit(strata, units)
  const groups = shuffledStrata.map((stratum) => {
    const own = rowsOf.get(stratum) as ReadonlyMap<string, readonly number[]>
    return joined(
      shuffled([...own], ([unit]) => draw('unit', stratum, unit)).map(([, rows]) => rows),
      households,
      k,
    )
  })
  return numbered(withoutLonely(groups, households, k), strata.length)
}

type Rows = readonly number[]

const shuffled = <T>(list: readonly T[], drawn: (one: T) => number): readonly T[] =>
  list
    .map((one) => ({ one, at: drawn(one) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

const rowsByUnit = (strata: readonly string[], units: readonly string[]) => {
  const found = new Map<string, Map<string, number[]>>()
  for (const [row, stratum] of strata.entries()) {
    const own = found.get(stratum) ?? new Map<string, number[]>()
    found.set(stratum, own)
    const rows = own.get(units[row] as string) ?? []
    own.set(units[row] as string, rows)
    rows.push(row)
  }
  return found
}

/** Units large enough stay alone; the others are put together, the last of them with a large one if they are too few. */
const joined = (units: readonly Rows[], households: readonly number[], k: number): Rows[] => {
  const isLarge = (rows: Rows): boolean => new Set(rows.map((row) => households[row])).size >= k
  const made = units.filter(isLarge)
  let open: Rows = []
  for (const rows of units.filter((one) => !isLarge(one))) {
    open = [...open, ...rows]
    if (!isLarge(open)) continue
    made.push(open)
    open = []
  }
  if (open.length === 0) return made
  const last = made.pop() ?? []
  return [...made, [...last, ...open]]
}

/** Strata with one unit are put together with the stratum after them, the last with the one before. */
const withoutLonely = (strata: readonly Rows[][], households: readonly number[], k: number): Rows[][] => {
  const made: Rows[][] = []
  let open: Rows[] = []
  for (const units of strata) {
    open = joined([...open, ...units], households, k)
    if (open.length < 2) continue
    made.push(open)
    open = []
  }
  if (open.length === 0) return made
  const last = joined([...(made.pop() ?? []), ...open], households, k)
  if (last.length < 2) throw new Failure('microdata.too-few-units', { k })
  return [...made, last]
}

const numbered = (groups: readonly Rows[][], rows: number): RandomUnits => {
  const strata = new Float64Array(rows)
  const units = new Float64Array(rows)
  for (const [stratum, list] of groups.entries()) {
    for (const [unit, members] of list.entries()) {
      for (const row of members) {
        strata[row] = stratum + 1
        units[row] = unit + 1
      }
    }
  }
  return { strata, units, strataCount: groups.length, unitsCount: groups.flat().length }
}
