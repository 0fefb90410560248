import type { Concept } from '../../contract/concept.ts'
import type { FigureIndicator, Indicator, IndicatorSection } from '../../contract/indicator.ts'
import type { SolutionsMeasure } from '../../contract/solutions-measure.ts'

/** Everything that studies of displacement usually report, and the concepts that it takes. */
export type IndicatorLibrary = {
  readonly concepts: ReadonlyMap<string, Concept>
  readonly sections: readonly IndicatorSection[]
  /** Indicators of the Interagency Durable Solutions Indicator Library, by the names that indicators here have for them. */
  readonly solutions: ReadonlyMap<string, SolutionsMeasure>
}

/** All indicators, in the order of their sections. */
export const indicatorsOf = ({ sections }: IndicatorLibrary): readonly Indicator[] =>
  sections.flatMap(({ indicators }) => indicators)

/** The concepts that an indicator cannot do without, each once. */
export const conceptsNeeded = (indicator: FigureIndicator): readonly string[] => {
  const { among, variable, over, by, trend, change } = indicator
  const whose = among === 'all' ? [] : among === 'compared' ? ['groups'] : among === 'displaced' ? ['groups'] : [among]
  const named = [variable, over, ...by, trend].filter((name) => name !== undefined)
  return [...new Set([...whose, ...named, ...(change ? ['earlier'] : [])])]
}

/**
 * Holds the library together: names stand once, and indicators ask for concepts that exist and that are asked of
 * their unit. A library that is not so is a defect of the resources, so it throws a plain Error.
 */
export const checkLibrary = (library: IndicatorLibrary): void => {
  const names = library.sections.flatMap(({ id, indicators }) => [id, ...indicators.map((one) => one.id)])
  const double = names.find((name, place) => names.indexOf(name) !== place)
  if (double !== undefined) throw new Error(`indicator ${double} stands twice`)
  for (const indicator of indicatorsOf(library)) if (indicator.kind === 'figures') checkFigures(indicator, library)
}

const checkFigures = (indicator: FigureIndicator, library: IndicatorLibrary): void => {
  const { concepts } = library
  const { id, unit, statistic, variable, merge, by, chart, measured, together } = indicator
  if (chart?.beside !== undefined) {
    const beside = indicatorsOf(library).find((one) => one.id === chart.beside)
    if (beside?.kind !== 'figures' || together === undefined || beside.together !== together)
      throw new Error(`indicator ${id} does not appear together with ${chart.beside}, which its chart draws`)
  }
  for (const name of conceptsNeeded(indicator)) {
    const concept = concepts.get(name)
    if (!concept) throw new Error(`indicator ${id} needs the concept ${name}, which is not there`)
    if (!concept.units.includes(unit)) throw new Error(`indicator ${id}: ${name} is not asked of ${unit}`)
  }
  const unknown = indicator.solutions.find((name) => !library.solutions.has(name))
  if (unknown !== undefined) throw new Error(`indicator ${id} measures ${unknown}, which is not there`)
  const own = [...by, ...(variable === undefined ? [] : [variable])]
  const foreign = [...merge, chart?.x, chart?.y].find((name) => name !== undefined && !own.includes(name))
  if (foreign !== undefined) throw new Error(`indicator ${id} has no ${foreign} of its own`)
  const isAnswers = variable !== undefined && concepts.get(variable)?.kind === 'answers'
  if (isAnswers !== statistic.startsWith('shareOf')) throw new Error(`indicator ${id}: ${statistic} of ${variable}`)
  if (variable === undefined && statistic !== 'count') throw new Error(`indicator ${id} names no variable`)
  const givesUnit = statistic === 'count' || statistic === 'proportion' || isAnswers
  if (!givesUnit && measured === undefined) throw new Error(`indicator ${id} does not say what it is measured in`)
}
