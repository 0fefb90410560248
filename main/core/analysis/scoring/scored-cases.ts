import type { Frame } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { rawCodes } from '../analysis-sources.ts'
import { refuseRecords } from '../refuse-records.ts'
import { refusal } from './failures.ts'
import { moved, rangeOf, rawScore, rescaled, type Worths } from './score.ts'
import type { Criterion, ScoringSpec } from './spec.ts'

/** A case with all of its answers. Bands are places in the list of the plan. */
export type ScoredCase = {
  readonly row: number
  readonly worths: Worths
  readonly score: number
  /** The band of its score, and that in which an override puts it. */
  readonly scored: number
  readonly band: number
  /** Places of the overrides that concern it. */
  readonly overrides: readonly number[]
}

export type Scored = {
  readonly cases: readonly ScoredCase[]
  /** Rows of cases that lack an answer: they have no score, and no guess takes its place. */
  readonly incomplete: readonly number[]
}

/**
 * The cases with their scores and bands. An override only raises: of several the highest band counts. Refused: an answer
 * that the criterion has no level for, and levels that leave nothing to tell cases apart by.
 */
export const scoreCases = (spec: ScoringSpec, frame: Frame): Scored => {
  const rows = selectedRows(frame, spec.where)
  const answers = spec.components.map(({ criteria }) => criteria.map((one) => worthsOf(spec, one, frame, rows)))
  const raised = spec.overrides.map(({ where, band }) => ({ marks: selects(frame, where), band: placeOf(spec, band) }))
  const isComplete = (row: number) => answers.every((component) => component.every((own) => own[row] !== null))
  const range = rangeIn(spec)
  const cases = rows.filter(isComplete).map((row): ScoredCase => {
    const worths = answers.map((component) => component.map((own) => own[row] as number))
    const score = rescaled(rawScore(worths, spec.aggregation), range)
    const scored = bandOf(spec, score)
    const overrides = [...raised.keys()].filter((place) => raised[place]?.marks[row] === 1)
    return {
      row,
      worths,
      score,
      scored,
      overrides,
      band: Math.max(scored, ...overrides.map((at) => raised[at]?.band ?? 0)),
    }
  })
  return { cases, incomplete: rows.filter((row) => !isComplete(row)) }
}

/** The band of each case when the weight of one criterion is moved by a part; the range moves with it. */
export const bandsWhenMoved = (
  spec: ScoringSpec,
  cases: readonly ScoredCase[],
  at: { readonly component: number; readonly criterion: number },
  part: number,
): readonly number[] => {
  const isMoved = (component: number, criterion: number) => component === at.component && criterion === at.criterion
  const range = rangeIn(spec, (worth, component, criterion) =>
    isMoved(component, criterion) ? moved(worth, part, spec.aggregation) : worth,
  )
  return cases.map(({ worths, overrides }) => {
    const own = worths.map((component, place) =>
      component.map((worth, criterion) => (isMoved(place, criterion) ? moved(worth, part, spec.aggregation) : worth)),
    )
    const scored = bandOf(spec, rescaled(rawScore(own, spec.aggregation), range))
    return Math.max(scored, ...overrides.map((place) => placeOf(spec, spec.overrides[place]?.band ?? '')))
  })
}

const rangeIn = (
  { id, components, aggregation }: ScoringSpec,
  worthAt: (worth: number, component: number, criterion: number) => number = (worth) => worth,
) => {
  const range = rangeOf(
    components.map(({ criteria }, component) =>
      criteria.map(({ levels }, criterion) =>
        Object.values(levels).map((worth) => worthAt(worth, component, criterion)),
      ),
    ),
    aggregation,
  )
  if (!(range[1] > range[0])) throw refusal('scoring.no-range', { analysis: id })
  return range
}

/** By row what the answer is worth; null without one. */
const worthsOf = (
  { id }: ScoringSpec,
  { variable, levels }: Criterion,
  frame: Frame,
  rows: readonly number[],
): readonly (number | null)[] => {
  const codes = rawCodes(frame, variable)
  const missing = isMissingIn(frame, variable)
  const isUnknown = (row: number) =>
    codes[row] !== null && !missing(row) && !Object.hasOwn(levels, codes[row] as string)
  refuseRecords({ id }, variable, rows, isUnknown)
  return codes.map((code, row) => (code === null || missing(row) ? null : (levels[code] ?? null)))
}

/** Whether the codebook calls the answer of a row missing. */
const isMissingIn = (frame: Frame, variable: string): ((row: number) => boolean) => {
  const present = frame.present(variable)
  return present.type === 'number' ? (row) => Number.isNaN(present.values[row]) : (row) => present.codes[row] === 0
}

/** The highest band that begins at the score or below it. Scores are compared to 9 decimals, since they are sums of fractions. */
const bandOf = ({ bands }: ScoringSpec, score: number): number =>
  bands.findLastIndex(({ from }) => score >= from - 1e-9)

/** The place of a band by its name, which the check of the plan has found. */
export const placeOf = ({ bands }: ScoringSpec, name: string): number => bands.findIndex((band) => band.name === name)
