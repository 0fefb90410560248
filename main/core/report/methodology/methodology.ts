import type { CheckResult, UnexaminedRule } from '../../../contract/checks.ts'
import type { DesignSpec, lonelyPsuRules, ReplicatesSpec, UnequalSpec } from '../../../contract/design.ts'
import type { QualitySpec } from '../../../contract/quality.ts'
import type { Localized } from '../../../contract/text.ts'
import type { WeightingStep } from '../../../contract/weighting.ts'

/** Everything a reader needs to judge the figures, as the run that made them knows it. */
export type Methodology = {
  readonly datasets: readonly DatasetAccount[]
  readonly checks: CheckAccount
  readonly designs: readonly DesignAccount[]
  readonly quality: QualitySpec
  /** Versions of the program and of its methods. */
  readonly program: { readonly program: string; readonly methods: string }
}

/** Whether something of it was sampled, so that precision can be spoken of. */
export const isSample = ({ designs }: Pick<Methodology, 'designs'>): boolean =>
  designs.some(({ probability }) => probability)

/** What the checks found in the data as collected, and the cells that were corrected since the files came. */
export type CheckAccount = {
  readonly results: readonly CheckResult[]
  readonly unexamined: readonly UnexaminedRule[]
  readonly corrected: readonly { readonly dataset: string; readonly cells: number }[]
}

/** From the file to the records analysed. Counts are records. */
export type DatasetAccount = {
  readonly dataset: string
  /** Name of the file without its folder; null for a derived dataset. */
  readonly file: string | null
  readonly purpose?: Localized
  readonly recordsRead: number
  readonly exclusions: readonly { readonly reason: Localized; readonly records: number }[]
  readonly duplicates: readonly { readonly reason: Localized; readonly records: number }[]
  readonly recordsUsed: number
  readonly variables: number
}

/** How variances are made: of all stages with a population size, of two phases, by unequal probabilities, or from replicates. */
export type VarianceAccount =
  | { readonly method: 'stages' }
  | { readonly method: 'twoPhase'; readonly drawn: number; readonly units: number; readonly strata: number }
  | { readonly method: 'unequal'; readonly formula: UnequalSpec['method'] }
  | { readonly method: 'replicates'; readonly kind: ReplicatesSpec['method']; readonly count: number }

/** A sample design as it was used. */
export type DesignAccount = Pick<DesignSpec, 'id' | 'label' | 'dataset' | 'probability' | 'weight'> & {
  readonly strataVariables: readonly string[]
  readonly psuVariables: readonly string[]
  readonly records: number
  readonly strata: number
  readonly psus: number
  readonly degreesOfFreedom: number
  readonly finitePopulation: boolean
  readonly lonelyPsu: (typeof lonelyPsuRules)[number]
  readonly lonelyStrata: number
  /** Where standard errors come from, when not from linearisation between primary units alone. */
  readonly variance?: VarianceAccount
  /** Weights as they came, then after each step. */
  readonly weights: readonly WeightAccount[]
  /** Known totals against the sums of the final weights. */
  readonly margins: readonly MarginAccount[]
  /** Sample outcome by stratum; left out where there are too many to print. */
  readonly outcome?: readonly StratumOutcome[]
}

/**
 * `deff` is Kish's 1 + CV² of the weights (Kish 1965, section 11.7). Over `mean` weights are normalised, which is shown and
 * never used to estimate.
 */
export type WeightAccount = {
  readonly step: 'base' | WeightingStep['step']
  readonly records: number
  readonly sum: number
  /** Of one record each, so `null` in what is released. */
  readonly min: number | null
  readonly max: number | null
  readonly mean: number
  readonly cv: number
  readonly deff: number
  readonly iterations?: number
}

/** With fewer respondents a cell of known totals rests on weights that a single record can move. */
export const fewRecords = 30

/** A margin after a step: one that the step brought the weights to, or that a step before it had and it moved. */
export type MarginAccount = {
  readonly step: WeightingStep['step']
  readonly by: readonly string[]
  readonly cells: number
  readonly known: number
  readonly before: number
  readonly after: number
  /** Records in the cell that has the fewest, and cells with fewer than `fewRecords`; `null` beside changed figures. */
  readonly fewest: number | null
  readonly fewCells: number | null
  /** The largest relative distance of a cell from its known total, after weighting, 0–1. */
  readonly largestGap: number
}

export type StratumOutcome = {
  readonly stratum: Localized
  readonly psus: number
  readonly records: number
  readonly sumWeights: number
}
