import { Failure } from '../../contract/failure.ts'
import type { DesignSpec, Margin } from '../../contract/plan.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { categoriesOf } from '../data/categories.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { type DesignNumbers, designCodes } from '../design/design-variables.ts'
import { type SurveyDesign, surveyDesign } from '../design/survey-design.ts'
import type { LedgerEntry } from '../weighting/ledger.ts'
import { type PopulationMargin, type PopulationTotal, populationMargin } from '../weighting/population-margin.ts'
import { postStratify } from '../weighting/post-stratify.ts'
import { rake } from '../weighting/rake.ts'

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
  for (const step of spec.weighting) {
    const margin = (one: Margin): PopulationMargin => marginOf(one, frame, frames, survey.weights)
    const { design, entry } =
      step.step === 'postStratify'
        ? postStratify(survey, margin(step.margin))
        : rake(survey, step.margins.map(margin), step)
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

const numbersOf = (frame: Frame, variable: string, design: string): DesignNumbers => {
  variableOf(frame, variable)
  const column = frame.present(variable)
  if (column.type !== 'number') throw new Failure('plan.design-not-a-number', { variable, design })
  return { variable, values: column.values }
}

/** The known totals of a margin, laid beside the records of the sample by the names they share. */
const marginOf = (
  { by, dataset, total }: Margin,
  frame: Frame,
  frames: ReadonlyMap<string, Frame>,
  weights: Float64Array,
): PopulationMargin => {
  const totals = frameNamed(dataset, frames)
  for (const name of [...by, total]) variableOf(totals, name)
  const lines = arqueroTable(totals, [...by, total])
    .select(...by, total)
    .objects({ limit: Number.POSITIVE_INFINITY }) as Record<string, unknown>[]
  const asTotal = (line: Record<string, unknown>): PopulationTotal => ({
    codes: by.map((name) => String(line[name])),
    total: Number(line[total] ?? Number.NaN),
  })
  return populationMargin(
    by.map((name) => categoriesOf(frame, name)),
    lines.map(asTotal),
    weights,
  )
}
