import { columnTotals } from '../design/sum-matrix.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { crossingOf } from '../estimation/crossing.ts'
import type { TableInput } from '../estimation/estimate-table.ts'
import { statisticOf } from '../estimation/figures.ts'
import type { LinearStatistic } from '../estimation/linear.ts'
import { type Run, runsOf } from '../estimation/measure.ts'
import { type FigurePlace, figurePlaces } from '../estimation/places.ts'
import { sharedTallies } from '../estimation/shared-tallies.ts'
import type { Tally } from '../estimation/tally.ts'
import { type Combination, combined } from './combination.ts'

/** Combinations of figures that stand in the same tally, with all that their linearisation needs. */
export type LinearCombinations = {
  readonly design: SurveyDesign
  readonly run: Run
  readonly tally: Tally
  /** By element of the tally. */
  readonly combinations: readonly Combination[]
  /** The combinations' numbers in the list that was asked for. */
  readonly numbers: readonly number[]
  readonly statistic: LinearStatistic
}

/** The combinations by the tally that their figures stand in. */
export const linearCombinations = (
  input: TableInput,
  combinations: readonly Combination[],
): readonly LinearCombinations[] => {
  const { design, statistic, measure, over, domain, dimensions, margins } = input
  const runs = runsOf(statistic, measure, over, design.rows, domain)
  const places = figurePlaces(dimensions, margins, runs)
  const tallies = sharedTallies()
  const withFigures = [...combinations.keys()].filter((number) => (combinations[number]?.length ?? 0) > 0)
  const byTally = Map.groupBy(withFigures, (number) => {
    const { run, choice } = firstPlace(combinations[number] as Combination, places)
    return run * 2 ** dimensions.length + choice
  })
  return [...byTally.values()].map((numbers) => {
    const first = firstPlace(combinations[numbers[0] as number] as Combination, places)
    const run = runs[first.run] as Run
    const tally = tallies(design, crossingOf(dimensions, run.levels), run, margins)[first.choice] as Tally
    const byElement = numbers.map((number) =>
      (combinations[number] as Combination).map(({ place, coefficient }) => {
        const { element, run, choice } = places[place] as FigurePlace
        if (run !== first.run || choice !== first.choice) throw new Error('the figures stand in different tallies')
        return { place: element, coefficient }
      }),
    )
    return {
      design,
      run,
      tally,
      combinations: byElement,
      numbers,
      statistic: combinedStatistic(design, tally, run, byElement),
    }
  })
}

const firstPlace = ([term]: Combination, places: readonly FigurePlace[]): FigurePlace =>
  places[term?.place as number] as FigurePlace

const combinedStatistic = (
  design: SurveyDesign,
  { units }: Tally,
  { target }: Run,
  combinations: readonly Combination[],
): LinearStatistic => {
  const { estimates, influence } = statisticOf(design, columnTotals(units), target)
  const combine = combined(units.cells, combinations)
  return {
    estimates: combinedEstimates(estimates, combinations),
    influence: (sums) => combine(influence(sums)),
  }
}

/** Σ c θ of every combination. */
export const combinedEstimates = (estimates: Float64Array, combinations: readonly Combination[]): Float64Array =>
  Float64Array.from(combinations, (terms) =>
    terms.reduce((sum, { place, coefficient }) => sum + coefficient * (estimates[place] as number), 0),
  )
