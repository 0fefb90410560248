import { Failure } from '../../contract/failure.ts'
import type { Categories } from '../data/categories.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { CellCodes } from '../design/unit-sums.ts'
import { cellsOfRows, crossingOf } from '../estimation/crossing.ts'
import { afterStep, type LedgerCell, type LedgerEntry, type WeightedDesign } from './ledger.ts'

/** Records whose weight goes to others: 1 = takes weight, 0 = gives all of its own, NaN = neither. */
export type TakersAndGivers = { readonly variable: string; readonly values: Float64Array }

/**
 * Adjustment by weighting classes: inside every class the weight of the givers goes to the takers, in proportion to
 * their own: factor Σ w (takers and givers) / Σ w (takers) (Little & Rubin 2002, 3.3). For nonresponse respondents take
 * and nonrespondents give, those out of scope do neither; for unknown eligibility units of known eligibility take.
 * Standard errors take the factors as given; replicates repeat the step. Refused: records without a class, values
 * other than 0 and 1, and classes whose weight nobody takes.
 */
export const redistribute = (
  step: LedgerEntry['step'],
  design: SurveyDesign,
  classes: readonly Categories[],
  roles: TakersAndGivers,
): WeightedDesign => {
  checkRoles(classes, roles)
  const crossing = crossingOf(classes)
  const classOf = cellsOfRows(crossing, design.rows)
  const repeat = (weights: Float64Array): Float64Array => {
    const { taken, given } = sumsByClass(classOf, crossing.cells, roles, weights)
    refuseUntaken(classes, taken, given)
    const factors = taken.map((sum, cell) => (sum + (given[cell] as number)) / sum)
    return weights.map((weight, row) => {
      const role = roles.values[row] as number
      return role === 1 ? weight * (factors[classOf[row] as number] as number) : role === 0 ? 0 : weight
    })
  }
  const { taken, given, takers } = sumsByClass(classOf, crossing.cells, roles, design.weights)
  const cells: LedgerCell[] = []
  for (let cell = 0; cell < crossing.cells; cell++) {
    const population = (taken[cell] as number) + (given[cell] as number)
    if (population === 0) continue
    const codes = codesOf(classes, cell)
    cells.push({ codes, records: takers[cell] as number, population, before: taken[cell] as number, after: population })
  }
  const margins = [{ by: classes.map(({ variable }) => variable), cells }]
  return afterStep(step, design, { weights: repeat(design.weights), margins }, repeat)
}

const checkRoles = (classes: readonly Categories[], { variable, values }: TakersAndGivers): void => {
  let others = 0
  for (const value of values) if (value !== 0 && value !== 1 && !Number.isNaN(value)) others++
  if (others > 0) throw new Failure('table.not-zero-one', { variable, rows: others })
  for (const { variable: name, codes } of classes) {
    let rows = 0
    for (let row = 0; row < codes.length; row++) if (codes[row] === 0 && !Number.isNaN(values[row])) rows++
    if (rows > 0) throw new Failure('weighting.missing-answer', { variable: name, rows })
  }
}

const sumsByClass = (classOf: CellCodes, cells: number, { values }: TakersAndGivers, weights: Float64Array) => {
  const taken = new Float64Array(cells)
  const given = new Float64Array(cells)
  const takers = new Float64Array(cells)
  for (let row = 0; row < weights.length; row++) {
    const cell = classOf[row] as number
    const weight = weights[row] as number
    if (values[row] === 0) given[cell] = (given[cell] as number) + weight
    if (values[row] !== 1 || weight === 0) continue
    taken[cell] = (taken[cell] as number) + weight
    takers[cell] = (takers[cell] as number) + 1
  }
  return { taken, given, takers }
}

const refuseUntaken = (classes: readonly Categories[], taken: Float64Array, given: Float64Array): void => {
  let untaken = 0
  for (let cell = 0; cell < taken.length; cell++) if (taken[cell] === 0 && (given[cell] as number) > 0) untaken++
  if (untaken === 0) return
  const by = classes.map(({ variable }) => variable).join(' × ')
  throw new Failure('weighting.class-without-respondents', { classes: untaken, by })
}

/** The category codes of a cell of the crossing of `classes`. */
const codesOf = (classes: readonly Categories[], cell: number): readonly string[] => {
  let rest = cell
  return classes
    .toReversed()
    .map(({ categories }) => {
      const place = rest % (categories.length + 1)
      rest = Math.floor(rest / (categories.length + 1))
      return categories[place - 1]?.code ?? ''
    })
    .reverse()
}
