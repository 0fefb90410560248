import type { WeightingStep } from '../../contract/weighting.ts'
import type { CalibrationLayer } from '../design/calibration-layer.ts'
import { afterReweighting, type Reweighting, type SurveyDesign } from '../design/survey-design.ts'
import { diagnostics, type WeightDiagnostics } from './diagnostics.ts'
import type { JointCells } from './joint-cells.ts'
import type { PopulationMargin } from './population-margin.ts'

/** A cell of a margin before and after a step. */
export type LedgerCell = {
  readonly codes: readonly string[]
  /** Records of weight above 0. */
  readonly records: number
  readonly population: number
  readonly before: number
  readonly after: number
}

export type LedgerMargin = { readonly by: readonly string[]; readonly cells: readonly LedgerCell[] }

/** How an iterative step ended: the largest distance from a total, as a share of the population. */
export type Convergence = { readonly iterations: number; readonly largestMiss: number }

/** What one weighting step did, for the record. */
export type LedgerEntry = {
  readonly step: WeightingStep['step']
  /** Its own, and those that steps before it had met and it may have moved. */
  readonly margins: readonly LedgerMargin[]
  readonly before: WeightDiagnostics
  readonly after: WeightDiagnostics
  /** Smallest and largest factor that a weight was multiplied by. */
  readonly factors: { readonly min: number; readonly max: number }
  readonly convergence: Convergence | null
}

/** A design after a weighting step. The step is undone by going back to the design before it. */
export type WeightedDesign = { readonly design: SurveyDesign; readonly entry: LedgerEntry }

/** What a step made of the weights of a design. */
export type StepResult = {
  readonly weights: Float64Array
  readonly layer?: CalibrationLayer
  readonly margins: readonly LedgerMargin[]
  readonly convergence?: Convergence
}

/** The design after `step`, and the entry that says what it did to weights and margins. `repeat` is the step itself. */
export const afterStep = (
  step: LedgerEntry['step'],
  before: SurveyDesign,
  { weights, layer, margins, convergence }: StepResult,
  repeat: Reweighting,
): WeightedDesign => {
  const entry: LedgerEntry = {
    step,
    margins,
    before: knownDiagnostics(before.weights),
    after: knownDiagnostics(weights),
    factors: factorRange(before.weights, weights),
    convergence: convergence ?? null,
  }
  return { design: afterReweighting(before, weights, repeat, layer), entry }
}

/** The weights after a step are those before the next. */
const knownDiagnostics = (weights: Float64Array): WeightDiagnostics => {
  const own = known.get(weights) ?? diagnostics(weights)
  known.set(weights, own)
  return own
}

const known = new WeakMap<Float64Array, WeightDiagnostics>()

/** The margins of joint cells before and after a step; `after` are the sums of weights of joint cells after it. */
export const marginAccounts = (
  margins: readonly PopulationMargin[],
  { weights, records, placeIn }: JointCells,
  after: Float64Array,
): readonly LedgerMargin[] =>
  margins.map(({ by, cells }, margin) => {
    const places = placeIn[margin] as Int32Array
    const inMargin = (sums: Float64Array): Float64Array => sumsAtPlaces(places, sums, cells.length)
    const [ofRecords, ofBefore, ofAfter] = [inMargin(records), inMargin(weights), inMargin(after)]
    const accounts = cells.map(({ codes, total }, place) => ({
      codes,
      records: ofRecords[place] as number,
      population: total,
      before: ofBefore[place] as number,
      after: ofAfter[place] as number,
    }))
    return { by, cells: accounts }
  })

/** The sums at every place of `count`; what has place −1 is in none. */
const sumsAtPlaces = (places: Int32Array, sums: Float64Array, count: number): Float64Array => {
  const atPlace = new Float64Array(count)
  for (let cell = 0; cell < places.length; cell++) {
    const place = places[cell] as number
    if (place >= 0) atPlace[place] = (atPlace[place] as number) + (sums[cell] as number)
  }
  return atPlace
}

/** `entry` with the margins that steps before it had met, where it has none of the same variables. */
export const withMarginsBefore = (
  entry: LedgerEntry,
  earlier: readonly PopulationMargin[],
  before: Float64Array,
  after: Float64Array,
): LedgerEntry => {
  const moved = earlier.filter((margin) => entry.margins.every((own) => !isSameMargin(own, margin)))
  return { ...entry, margins: [...entry.margins, ...moved.map((margin) => marginAccount(margin, before, after))] }
}

export const isSameMargin = (a: { readonly by: readonly string[] }, b: { readonly by: readonly string[] }): boolean =>
  a.by.join() === b.by.join()

const marginAccount = (
  { by, cells, codes }: PopulationMargin,
  before: Float64Array,
  after: Float64Array,
): LedgerMargin => {
  const accounts = cells.map((cell) => ({ codes: cell.codes, records: 0, population: cell.total, before: 0, after: 0 }))
  for (let row = 0; row < after.length; row++) {
    const account = accounts[(codes[row] as number) - 1]
    if (!account) continue
    if (after[row] !== 0) account.records++
    account.before += before[row] as number
    account.after += after[row] as number
  }
  return { by, cells: accounts }
}

/** A record of weight 0 has none: 0 / 0 is neither below nor above. */
const factorRange = (before: Float64Array, after: Float64Array): { readonly min: number; readonly max: number } => {
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (let row = 0; row < before.length; row++) {
    const factor = (after[row] as number) / (before[row] as number)
    if (factor < min) min = factor
    if (factor > max) max = factor
  }
  return { min, max }
}
