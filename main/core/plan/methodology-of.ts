import type { DesignSpec } from '../../contract/design.ts'
import type { Plan } from '../../contract/plan.ts'
import type { Localized } from '../../contract/text.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SamplingStage } from '../design/sampling-tree.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import {
  type DatasetAccount,
  type DesignAccount,
  fewRecords,
  type MarginAccount,
  type Methodology,
  type WeightAccount,
} from '../report/methodology/methodology.ts'
import { diagnostics, type WeightDiagnostics } from '../weighting/diagnostics.ts'
import type { LedgerEntry, LedgerMargin } from '../weighting/ledger.ts'
import type { LedgerEntry as DerivationEntry, DerivedDatasets } from './derive-datasets.ts'
import type { PreparedDesign } from './designs/prepare-design.ts'

/** Where a dataset came from: its file and the records in it. */
export type DatasetOrigin = { readonly file: string; readonly rows: number }

/** What a reader needs to judge the figures, gathered from the run that made them; what was checked and the program aside. */
export const methodologyOf = (
  plan: Plan,
  origins: ReadonlyMap<string, DatasetOrigin>,
  derived: DerivedDatasets,
  designs: readonly PreparedDesign[],
): Omit<Methodology, 'checks' | 'program'> => ({
  datasets: [...origins].map(([dataset, origin]) => datasetAccount(plan, dataset, origin, derived)),
  designs: designs.map(designAccount),
  quality: plan.quality,
})

const datasetAccount = (
  plan: Plan,
  dataset: string,
  origin: DatasetOrigin,
  { frames, ledger }: DerivedDatasets,
): DatasetAccount => {
  const purpose = plan.sources.find((source) => source.dataset === dataset)?.purpose
  const frame = frames.get(dataset)
  const steps = ledger.filter(({ step }) => step.dataset === dataset)
  return {
    dataset,
    file: origin.file,
    ...(purpose === undefined ? {} : { purpose }),
    recordsRead: origin.rows,
    exclusions: lossesOf(steps, 'exclude'),
    duplicates: lossesOf(steps, 'distinct'),
    recordsUsed: frame?.rows ?? 0,
    variables: frame?.variables.size ?? 0,
  }
}

const lossesOf = (steps: readonly DerivationEntry[], kind: 'exclude' | 'distinct') =>
  steps.flatMap(({ step, rowsBefore, rowsAfter }): { reason: Localized; records: number }[] =>
    step.step === kind ? [{ reason: step.reason, records: rowsBefore - rowsAfter }] : [],
  )

/** How a design was drawn and weighted, as the methodology tells it. */
export const designAccount = ({ spec, base, survey, ledger }: PreparedDesign): DesignAccount => {
  const stage = survey.tree.stages[0] as SamplingStage
  return {
    id: spec.id,
    dataset: spec.dataset,
    probability: spec.probability,
    weight: spec.weight,
    ...(spec.label === undefined ? {} : { label: spec.label }),
    strataVariables: spec.strata,
    psuVariables: spec.psu,
    records: survey.rows,
    strata: stage.strata,
    psus: stage.units,
    degreesOfFreedom: survey.probability ? degreesOfFreedom(survey) : 0,
    finitePopulation: spec.fpc.length > 0,
    lonelyPsu: spec.lonelyPsu,
    lonelyStrata: countLonely(stage),
    ...varianceAccount(spec, survey),
    weights: [weightAccount('base', diagnostics(base.weights)), ...ledger.map(stepAccount)],
    margins: ledger.flatMap(({ step, margins }) => margins.map((margin) => marginAccount(step, margin))),
  }
}

const varianceAccount = (
  { replicates, unequal }: DesignSpec,
  survey: SurveyDesign,
): Pick<DesignAccount, 'variance'> => {
  if (survey.replicates && replicates) {
    return { variance: { method: 'replicates', kind: replicates.method, count: survey.replicates.count } }
  }
  if (survey.unequal && unequal) return { variance: { method: 'unequal', formula: unequal.method } }
  if (survey.second) {
    const { design, units: drawn } = survey.second
    const { units } = survey.tree.stages.at(-1) as SamplingStage
    const { strata } = design.tree.stages[0] as SamplingStage
    return { variance: { method: 'twoPhase', drawn: drawn.length, units, strata } }
  }
  return survey.tree.stages.length > 1 ? { variance: { method: 'stages' } } : {}
}

const countLonely = ({ strata, stratumStart }: SamplingStage): number => {
  let lonely = 0
  for (let h = 0; h < strata; h++) if ((stratumStart[h + 1] as number) - (stratumStart[h] as number) === 1) lonely++
  return lonely
}

const stepAccount = ({ step, after, convergence }: LedgerEntry): WeightAccount => ({
  ...weightAccount(step, after),
  ...(convergence === null ? {} : { iterations: convergence.iterations }),
})

const weightAccount = (step: WeightAccount['step'], weights: WeightDiagnostics): WeightAccount => ({
  step,
  records: weights.records,
  sum: weights.sum,
  min: weights.min,
  max: weights.max,
  mean: weights.mean,
  cv: weights.cv,
  deff: weights.kishDeff,
})

const marginAccount = (step: MarginAccount['step'], { by, cells }: LedgerMargin): MarginAccount => {
  const sum = (of: (cell: LedgerMargin['cells'][number]) => number) =>
    cells.reduce((total, cell) => total + of(cell), 0)
  return {
    step,
    by,
    cells: cells.length,
    known: sum(({ population }) => population),
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    fewest: Math.min(...cells.map(({ records }) => records)),
    fewCells: cells.filter(({ records }) => records < fewRecords).length,
    largestGap: Math.max(0, ...cells.map(({ population, after }) => Math.abs(after / population - 1))),
  }
}
