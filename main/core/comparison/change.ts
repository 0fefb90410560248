import type { ComparisonSpec, EarlierRound } from '../../contract/comparison.ts'
import type { Cell, Dimension, ResultTable } from '../../contract/results.ts'
import { inLanguage, type Localized, languages } from '../../contract/text.ts'
import { type Comparison, commonOf, notesOnTests } from './compare-table.ts'
import { areComplements } from './one-test.ts'
import { codesOf } from './slices.ts'
import { tested, type Untested } from './tested.ts'

export type ChangeSpec = Extract<ComparisonSpec, { compare: 'change' }>

/** A figure of the later round and the one of the earlier round for the same cell, by their places in the tables. */
export type RoundPair = { readonly later: number; readonly earlier: number }

/** How the rounds hang together: the covariance of the figures of every pair, and the primary units they share. */
export type RoundCovariance = {
  readonly values: Float64Array
  readonly units?: NonNullable<EarlierRound['units']>
}

/**
 * The change between two rounds of a table, cell by cell of those in both: later less earlier, with variance
 * V(later) + V(earlier) − 2 C. Samples drawn anew have C = 0, and their degrees of freedom add up, as in one design
 * whose strata are those of each round. Samples with units in common have the covariance of `covarianceOf`, and the
 * fewer degrees of freedom of the two (Kish 1965, 12.4).
 */
export const changeBetween = (
  spec: ChangeSpec,
  later: ResultTable,
  earlier: ResultTable,
  covarianceOf: (pairs: readonly RoundPair[]) => RoundCovariance,
): Comparison => {
  if (spec.levels) codesOf(spec.id, later.variable ?? later.id, later.levels, spec.levels)
  const probability = later.probability && earlier.probability
  const pairs = pairsOf(spec, later, earlier)
  const isOverlapping = spec.samples === 'overlapping' && probability
  const covariance = isOverlapping ? covarianceOf(pairs) : { values: new Float64Array(pairs.length) }
  const untested = pairs.map((pair, i) => untestedOf(pair, later, earlier, covariance.values[i] as number, spec))
  const dimensions = later.dimensions.map((dimension, i) => inBoth(dimension, earlier.dimensions[i]))
  const { levels: laterLevels, ...common } = commonOf(spec, later)
  const levels = laterLevels.filter(({ code }) => earlier.levels.some((level) => level.code === code))
  const isOneTest = areComplements([later, earlier], levels)
  return {
    ...common,
    probability,
    compared: [],
    reference: null,
    terms: [],
    earlier: earlierRound(spec, earlier, covariance),
    dimensions,
    levels,
    cells: [...tested(untested, spec.ciLevel, isOneTest)],
    notes: [
      'comparison-change',
      ...(probability ? [`comparison-${spec.samples}`] : []),
      ...notesOnTests(probability, isOneTest),
      ...(isSaidAlike(later.window, earlier.window) ? [] : ['comparison-windows']),
      ...(isSaidAlike(later.universe, earlier.universe) ? [] : ['comparison-universes']),
      ...(spec.comparability === undefined ? ['comparison-untold'] : []),
      ...(pairs.length < Math.max(later.cells.length, earlier.cells.length) && spec.levels === undefined
        ? ['comparison-unmatched']
        : []),
    ],
  }
}

/** Windows and universes are said in the words of the plan: rounds that say them otherwise may mean something else. */
const isSaidAlike = (later: Localized, earlier: Localized): boolean =>
  languages.every((language) => inLanguage(later, language) === inLanguage(earlier, language))

/** Cells in both tables, in the order of the later one. */
const pairsOf = ({ levels }: ChangeSpec, later: ResultTable, earlier: ResultTable): readonly RoundPair[] => {
  const places = new Map(earlier.cells.map((cell, place) => [keyOf(cell), place]))
  return later.cells.flatMap((cell, place) => {
    const match = places.get(keyOf(cell))
    return match === undefined || (levels && !levels.includes(cell.level ?? ''))
      ? []
      : [{ later: place, earlier: match }]
  })
}

const keyOf = ({ group, level }: Cell): string => JSON.stringify([group, level])

const untestedOf = (
  pair: RoundPair,
  later: ResultTable,
  earlier: ResultTable,
  covariance: number,
  { samples }: ChangeSpec,
): Untested => {
  const [now, before] = [later.cells[pair.later] as Cell, earlier.cells[pair.earlier] as Cell]
  const freedom = [now.df ?? Number.NaN, before.df ?? Number.NaN] as const
  return {
    group: now.group,
    level: now.level,
    first: null,
    second: null,
    firstEstimate: now.estimate,
    secondEstimate: before.estimate,
    cells: [now, before],
    estimate: (now.estimate ?? Number.NaN) - (before.estimate ?? Number.NaN),
    // Rounds that agree unit by unit leave the rounding of sums, on either side of 0.
    variance: Math.max(0, (now.se ?? Number.NaN) ** 2 + (before.se ?? Number.NaN) ** 2 - 2 * covariance),
    df: samples === 'independent' ? freedom[0] + freedom[1] : Math.min(...freedom),
  }
}

const inBoth = (dimension: Dimension, other: Dimension | undefined): Dimension => ({
  ...dimension,
  categories: dimension.categories.filter(({ code }) => other?.categories.some((category) => category.code === code)),
})

const earlierRound = (
  { samples, comparability }: ChangeSpec,
  { id, design, universe, window }: ResultTable,
  { units }: RoundCovariance,
): EarlierRound => ({
  table: id,
  design,
  universe,
  window,
  samples,
  ...(units === undefined ? {} : { units }),
  ...(comparability === undefined ? {} : { comparability }),
})
