import type { DesignSpec, SecondPhaseSpec, UnequalSpec } from '../../../contract/design.ts'
import { Failure } from '../../../contract/failure.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { designCodes } from '../../design/design-variables.ts'
import { twoPhaseDesign } from '../../design/second-phase.ts'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../../design/survey-design.ts'
import type { UnequalInput } from '../../design/unequal-selection.ts'
import type { LedgerEntry } from '../../weighting/ledger.ts'
import { replicateDesign } from './replicate-design.ts'
import { numbersOf, takeStep, type Weighed } from './weighting-step.ts'

/** A design of the plan on its derived dataset, its weights fitted, with the record of every weighting step. */
export type PreparedDesign = {
  readonly spec: DesignSpec
  readonly frame: Frame
  readonly base: SurveyDesign
  readonly survey: SurveyDesign
  readonly ledger: readonly LedgerEntry[]
  /** The derived datasets of the plan by name, or the failure that there is none of that name. */
  readonly datasets: (name: string) => Frame
}

/** Prepares a design: variables by name, checks, and the weighting steps in force, in the order of the plan. */
export const prepareDesign = (spec: DesignSpec, frames: ReadonlyMap<string, Frame>): PreparedDesign => {
  const frame = frameNamed(spec.dataset, frames)
  const datasets = (name: string): Frame => frameNamed(name, frames)
  const base = replicateDesign(sampleOf(spec, frames), spec.replicates, frame, spec.id)
  const ledger: LedgerEntry[] = []
  let weighed: Weighed = { design: base, met: [] }
  const sources = { design: spec.id, frame, datasets }
  for (const step of spec.weighting) {
    if (!step.enabled) continue
    const { entry, ...next } = takeStep(weighed, step, sources)
    weighed = next
    ledger.push(entry)
  }
  return { spec, frame, base, survey: weighed.design, ledger, datasets }
}

/** The design before any weighting step and without replicates: variables by name, and checks. */
export const sampleOf = (spec: DesignSpec, frames: ReadonlyMap<string, Frame>): SurveyDesign => {
  const frame = frameNamed(spec.dataset, frames)
  const datasets = (name: string): Frame => frameNamed(name, frames)
  const input: DesignInput = {
    rows: frame.rows,
    probability: spec.probability,
    strata: spec.strata.map((name) => designCodes(name, frame.present(variableOf(frame, name).name))),
    units: spec.psu.map((name) => designCodes(name, frame.present(variableOf(frame, name).name))),
    ...weightsOf(spec, frame),
    fpc: spec.fpc.map((name) => numbersOf(frame, name, spec.id)),
    nest: spec.nest,
    lonelyPsu: spec.lonelyPsu,
    lonelyInDomains: spec.lonelyInDomains,
    ultimateCluster: spec.ultimateCluster,
    ...(spec.unequal === undefined ? {} : { unequal: unequalInput(spec.unequal, frame, datasets, spec.id) }),
  }
  return spec.secondPhase ? inTwoPhases(spec, spec.secondPhase, input, frame) : surveyDesign(input)
}

/** Those that the plan names; 1 where a step makes them of the selection; else none, and population sizes may imply them. */
const weightsOf = ({ id, weight, weighting }: DesignSpec, frame: Frame): Pick<DesignInput, 'weights'> => {
  const at = weighting.filter(({ enabled }) => enabled).findIndex(({ step }) => step === 'selection')
  if (at > 0 || (at === 0 && weight !== undefined)) throw new Failure('weighting.selection-not-first', { design: id })
  if (at === 0) return { weights: { variable: '', values: new Float64Array(frame.rows).fill(1) } }
  return weight === undefined ? {} : { weights: numbersOf(frame, weight, id) }
}

/** Weights of two phases are what the phases make them; other steps and replicates would need a theory of their own. */
const inTwoPhases = (
  { id, weighting, replicates }: DesignSpec,
  { selected, stratum, unit }: SecondPhaseSpec,
  input: DesignInput,
  frame: Frame,
): SurveyDesign => {
  const part = weighting.some(({ enabled }) => enabled) ? 'weighting' : replicates ? 'replicates' : undefined
  if (part !== undefined) throw new Failure('design.two-phase-with', { part })
  const codes = (name: string | undefined) =>
    name === undefined ? undefined : designCodes(name, frame.present(variableOf(frame, name).name))
  return twoPhaseDesign(input, { selected: numbersOf(frame, selected, id), stratum: codes(stratum), unit: codes(unit) })
}

const unequalInput = (
  { method, probability, sumOfSquares, joint }: UnequalSpec,
  frame: Frame,
  datasets: (name: string) => Frame,
  design: string,
): UnequalInput => ({
  method,
  probabilities: numbersOf(frame, probability, design),
  sumOfSquares,
  joint: joint === undefined ? undefined : matrixOf(datasets(joint), design),
})

/** The numbers of a dataset, row by row. */
const matrixOf = (frame: Frame, design: string): Float64Array => {
  const columns = [...frame.variables.keys()].map((name) => numbersOf(frame, name, design).values)
  const matrix = new Float64Array(frame.rows * columns.length)
  for (const [column, values] of columns.entries()) {
    for (let row = 0; row < frame.rows; row++) matrix[row * columns.length + column] = values[row] as number
  }
  return matrix
}

export const frameNamed = (dataset: string, frames: ReadonlyMap<string, Frame>): Frame => {
  const frame = frames.get(dataset)
  if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
  return frame
}
