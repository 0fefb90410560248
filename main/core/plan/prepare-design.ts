import { Failure } from '../../contract/failure.ts'
import type { DesignSpec } from '../../contract/plan.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { designCodes } from '../design/design-variables.ts'
import { type SurveyDesign, surveyDesign } from '../design/survey-design.ts'
import type { LedgerEntry } from '../weighting/ledger.ts'
import { numbersOf, takeStep } from './weighting-step.ts'

/** A design of the plan on its derived dataset, its weights fitted, with the record of every weighting step. */
export type PreparedDesign = {
  readonly spec: DesignSpec
  readonly frame: Frame
  readonly base: SurveyDesign
  readonly survey: SurveyDesign
  readonly ledger: readonly LedgerEntry[]
}

/** Prepares a design: variables by name, checks, and the weighting steps in the order of the plan. */
export const prepareDesign = (spec: DesignSpec, frames: ReadonlyMap<string, Frame>): PreparedDesign => {
  const frame = frameNamed(spec.dataset, frames)
  const base = surveyDesign({
    rows: frame.rows,
    probability: spec.probability,
    strata: spec.strata.map((name) => designCodes(name, frame.present(variableOf(frame, name).name))),
    units: spec.psu.map((name) => designCodes(name, frame.present(variableOf(frame, name).name))),
    ...(spec.weight === undefined ? {} : { weights: numbersOf(frame, spec.weight, spec.id) }),
    fpc: spec.fpc.map((name) => numbersOf(frame, name, spec.id)),
    nest: spec.nest,
    lonelyPsu: spec.lonelyPsu,
  })
  const ledger: LedgerEntry[] = []
  let survey = base
  const sources = { design: spec.id, frame, datasets: (name: string) => frameNamed(name, frames) }
  for (const step of spec.weighting) {
    const { design, entry } = takeStep(survey, step, sources)
    survey = design
    ledger.push(entry)
  }
  return { spec, frame, base, survey, ledger }
}

const frameNamed = (dataset: string, frames: ReadonlyMap<string, Frame>): Frame => {
  const frame = frames.get(dataset)
  if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
  return frame
}
