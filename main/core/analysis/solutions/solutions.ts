import { Failure } from '../../../contract/failure.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { withAnswers } from '../../inference/mean.ts'
import { designOf } from '../../plan/table-inputs.ts'
import { type AnalysisSources, type Findings, fewestOf, holdingsIn, holdingsOf, note } from '../analysis-sources.ts'
import { exitMeasure } from './exit-measure.ts'
import { refusal } from './failures.ts'
import { indicatorValues } from './indicator-values.ts'
import { progressMeasure } from './progress-measure.ts'
import type { SolutionsSpec } from './spec.ts'

/**
 * Durable solutions: the progress measure, which shows where displaced households lag the comparator on each
 * sub-criterion, and the exit measure by each metric that is asked for. A technical proposal under debate (EGRISS
 * technical note, July 2023), only for aggregate figures and never for a decision on a household.
 */
export const solutions = (spec: SolutionsSpec, sources: AnalysisSources): Findings => {
  const { frame, survey } = sources.design(designOf(sources.plan, spec))
  if (!survey.probability) throw new Failure('analysis.no-probability', { analysis: spec.id, design: spec.design })
  const [displaced, comparator] = groupsOf(spec, frame, survey)
  const indicators = spec.indicators.map((indicator) => indicatorValues(indicator, frame, sources))
  const isComplete = withAnswers(indicators, survey.rows)
  const both = (a: Uint8Array, b: Uint8Array) => a.map((own, row) => own & (b[row] as number))
  const households = {
    weights: survey.weights,
    displaced: both(displaced, isComplete),
    comparator: both(comparator, isComplete),
    indicators,
  }
  const holdings = holdingsOf(sources, frame)
  const count = (rows: Uint8Array) => holdingsIn(holdings, rows)
  const { exit, benchmarks, exits, notes } = exitMeasure(spec, survey, households, frame)
  const missing = count(displaced) - count(households.displaced)
  return {
    nature: 'experimental',
    unit: spec.unit,
    parts: [...progressMeasure(spec, survey, { displaced, comparator, indicators }), exit, benchmarks].filter(
      ({ rows }) => rows.length > 0,
    ),
    assumptions: ['aggregate', 'comparator', 'notConcerned'].map((code) => note(`solutions.${code}`)),
    notes: [
      note('solutions.artefact'),
      ...notes,
      ...(missing > 0 ? [note('solutions.incomplete', { households: missing })] : []),
    ],
    fewest: fewestOf([
      ...indicators.flatMap((values) =>
        [displaced, comparator].flatMap((group) =>
          [1, 0].map((answer) => count(group.map((own, row) => (own === 1 && values[row] === answer ? 1 : 0)))),
        ),
      ),
      ...exits.flatMap((own) =>
        [1, 0].map((answer) => count(Uint8Array.from(own, (exit) => (exit === answer ? 1 : 0)))),
      ),
    ]),
    tables: [],
  }
}

/** 1 by row: displaced households, and those of the comparator. */
const groupsOf = (
  { id, where, groups }: SolutionsSpec,
  frame: Frame,
  survey: SurveyDesign,
): readonly [Uint8Array, Uint8Array] => {
  const domain = where === undefined ? null : selects(frame, where)
  const { codes, categories } = categoriesOf(frame, groups.variable)
  const rowsOf = (code: string): Uint8Array => {
    const place = categories.findIndex((category) => category.code === code) + 1
    const rows = Uint8Array.from(codes, (own, row) => {
      const isIn = place > 0 && own === place && (survey.weights[row] as number) > 0
      return isIn && (domain === null || domain[row] === 1) ? 1 : 0
    })
    if (!rows.includes(1)) throw refusal('solutions.no-group', { analysis: id, variable: groups.variable, code })
    return rows
  }
  return [rowsOf(groups.displaced), rowsOf(groups.comparator)]
}
