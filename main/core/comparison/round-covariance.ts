import type { DesignSpec } from '../../contract/design.ts'
import { Failure } from '../../contract/failure.ts'
import type { Column } from '../data/column.ts'
import type { Frame } from '../data/frame.ts'
import { primaryOfUnits, type SamplingStage, unitPlaces } from '../design/sampling-tree.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import type { TableInput } from '../estimation/estimate-table.ts'
import { forEachInfluence } from '../estimation/linear-variance.ts'
import type { RoundCovariance, RoundPair } from './change.ts'
import { linearCombinations } from './linear-combinations.ts'

/** A round of a survey: its table as it was estimated, and the variables that name its strata and primary units. */
export type Round = { readonly spec: DesignSpec; readonly frame: Frame; readonly input: TableInput }

/**
 * The covariance of the figures of two rounds whose samples have primary units in common, matched by the codes of
 * stratum and unit: Σ over strata of √((1 − f₁)(1 − f₂)) m/(m − 1) Σ over the m common units of (u₁ − ū₁)(u₂ − ū₂), with
 * u the influence sums of the units and f their sampled fractions (Kish 1965, 12.4; with all units in common it is the
 * covariance in their common design). A stratum with fewer than two common units adds nothing, which errs on the side of a
 * larger standard error where rounds agree. Refused: designs without primary units, or with no two in common.
 */
export const roundCovariance = (
  comparison: string,
  later: Round,
  earlier: Round,
  pairs: readonly RoundPair[],
): RoundCovariance => {
  const [unitsNow, unitsBefore] = [primaryUnits(comparison, later), primaryUnits(comparison, earlier)]
  const strata = commonStrata(later, unitsNow, earlier, unitsBefore)
  const common = strata.reduce((sum, { units }) => sum + units.length, 0)
  if (strata.every(({ units }) => units.length < 2)) {
    throw new Failure('comparison.no-common-units', { comparison, design: later.spec.id, earlier: earlier.spec.id })
  }
  const now = primaryInfluence(
    later.input,
    pairs.map((pair) => pair.later),
  )
  const before = primaryInfluence(
    earlier.input,
    pairs.map((pair) => pair.earlier),
  )
  const values = Float64Array.from(pairs, (_, pair) =>
    strata.reduce((sum, stratum) => sum + stratumCovariance(stratum, now, before, pair), 0),
  )
  return { values, units: { later: unitsNow.size, earlier: unitsBefore.size, common } }
}

/** The primary units of a round by the text of their codes. */
const primaryUnits = (comparison: string, { spec, frame, input }: Round): ReadonlyMap<string, number> => {
  const unit = spec.psu[0]
  if (unit === undefined) throw new Failure('comparison.no-units', { comparison, design: spec.id })
  const columns = [...spec.strata.slice(0, 1), unit].map((name) => frame.present(name))
  const { tree } = input.design
  const starts = unitPlaces(tree, 0)
  return new Map(
    Array.from(starts.subarray(0, -1), (place, primary) => {
      const row = tree.order === null ? place : (tree.order[place] as number)
      return [JSON.stringify(columns.map((column) => codeText(column, row))), primary]
    }),
  )
}

const codeText = (column: Column, row: number): string =>
  column.type === 'number' ? String(column.values[row]) : (column.dictionary[(column.codes[row] as number) - 1] ?? '')

/** The units of a stratum that both rounds have, by their numbers in each, and the scale of what they add. */
type CommonStratum = { readonly units: readonly { now: number; before: number }[]; readonly scale: number }

const commonStrata = (
  later: Round,
  unitsNow: ReadonlyMap<string, number>,
  earlier: Round,
  unitsBefore: ReadonlyMap<string, number>,
): readonly CommonStratum[] => {
  const [stratumNow, stratumBefore] = [stratumOfUnits(later.input.design), stratumOfUnits(earlier.input.design)]
  const common = [...unitsNow].flatMap(([key, now]) => {
    const before = unitsBefore.get(key)
    return before === undefined ? [] : [{ now, before }]
  })
  const byStratum = Map.groupBy(common, ({ now }) => stratumNow[now] as number)
  return [...byStratum].map(([stratum, units]) => {
    const before = stratumBefore[units[0]?.before as number] as number
    const unsampled = unsampledShare(later.input.design, stratum) * unsampledShare(earlier.input.design, before)
    return { units, scale: (Math.sqrt(unsampled) * units.length) / (units.length - 1) }
  })
}

const stratumOfUnits = ({ tree }: SurveyDesign): Int32Array => {
  const { strata, stratumStart, units } = tree.stages[0] as SamplingStage
  const stratumOf = new Int32Array(units)
  for (let h = 0; h < strata; h++) stratumOf.fill(h, stratumStart[h], stratumStart[h + 1])
  return stratumOf
}

const unsampledShare = ({ tree, populationSizes }: SurveyDesign, stratum: number): number => {
  const { stratumStart } = tree.stages[0] as SamplingStage
  const sampled = (stratumStart[stratum + 1] as number) - (stratumStart[stratum] as number)
  return Math.max(0, 1 - sampled / (populationSizes[0]?.[stratum] as number))
}

/** For each figure the influence sums Σ w z of the primary units. */
const primaryInfluence = (input: TableInput, places: readonly number[]): readonly Float64Array[] => {
  const { tree } = input.design
  const primary = primaryOfUnits(tree)
  const influence = places.map(() => new Float64Array((tree.stages[0] as SamplingStage).units))
  const figures = places.map((place) => [{ place, coefficient: 1 }])
  for (const { design, tally, statistic, numbers } of linearCombinations(input, figures)) {
    forEachInfluence(design, tally, statistic, ({ rows, start, cell, channels }, from) => {
      for (let unit = 0; unit < rows; unit++) {
        for (let entry = start[unit] as number; entry < (start[unit + 1] as number); entry++) {
          const sums = influence[numbers[from + (cell[entry] as number)] as number] as Float64Array
          const at = primary[unit] as number
          sums[at] = (sums[at] as number) + (channels[0]?.[entry] as number)
        }
      }
    })
  }
  return influence
}

const stratumCovariance = (
  { units, scale }: CommonStratum,
  now: readonly Float64Array[],
  before: readonly Float64Array[],
  pair: number,
): number => {
  if (units.length < 2) return 0
  const [own, other] = [now[pair] as Float64Array, before[pair] as Float64Array]
  const meanNow = units.reduce((sum, unit) => sum + (own[unit.now] as number), 0) / units.length
  const meanBefore = units.reduce((sum, unit) => sum + (other[unit.before] as number), 0) / units.length
  const products = units.reduce(
    (sum, unit) => sum + ((own[unit.now] as number) - meanNow) * ((other[unit.before] as number) - meanBefore),
    0,
  )
  return scale * products
}
