import type { ConceptBase } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'
import { conceptsNeeded, type IndicatorLibrary } from './library.ts'
import type { Bilingual, Wording } from './wording.ts'

type Asked = {
  readonly indicator: FigureIndicator
  readonly base: ConceptBase
  readonly steps: number
  /** There is a comparator, and the indicator has it beside the displaced. */
  readonly isCompared: boolean
}

/**
 * What readers must be told, by rule and never by hand: what memory does to years, whom the total is of, that a
 * comparator is missing, that categories were taken together, that rounds differ; last the indicator's own words.
 */
export const remarksOf = (
  { indicator, steps, isCompared }: Asked,
  { concepts }: IndicatorLibrary,
  wording: Wording,
): readonly Bilingual[] => {
  const hasYears = conceptsNeeded(indicator).some((name) => concepts.get(name)?.kind === 'year')
  const rules: Readonly<Record<string, boolean>> = {
    memory: hasYears && indicator.unit !== 'events' && indicator.unit !== 'cases',
    compared: isCompared,
    noComparator: indicator.among === 'compared' && !isCompared,
    coarser: steps > 0,
    rounds: indicator.change,
    ...Object.fromEntries(indicator.notes.map((note) => [note, true])),
  }
  const told = Object.entries(rules).filter(([, holds]) => holds)
  return [
    ...told.map(([name]) => wording(`indicator.note.${name}`)),
    ...(indicator.note === undefined ? [] : [indicator.note]),
  ]
}
