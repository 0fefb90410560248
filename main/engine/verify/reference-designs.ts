import { Failure } from '../../contract/failure.ts'
import { designCodes } from '../../core/design/design-variables.ts'
import { jackknife } from '../../core/design/replication/jackknife.ts'
import { suppliedReplicates } from '../../core/design/replication/supplied.ts'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../../core/design/survey-design.ts'
import type { UnequalMethod } from '../../core/design/unequal-selection.ts'
import type { ReferenceDesign, ReferenceQuestion, ReferenceSet } from '../../files/reference/reference-set.ts'
import { NotSupported } from './not-supported.ts'
import type { ReferenceData } from './reference-data.ts'
import { afterReferenceStep } from './reference-steps.ts'

export type ROptions = NonNullable<ReferenceQuestion['r_options']>

/** The designs of a reference set, each made once for every set of options. */
export const referenceDesigns = (set: ReferenceSet, data: ReferenceData) => {
  const made = new Map<string, SurveyDesign>()
  const make = (name: string, options: ROptions): SurveyDesign => {
    const key = JSON.stringify([name, options])
    const known = made.get(key)
    if (known) return known
    const design = makeDesign(specOf(set, name), options)
    made.set(key, design)
    return design
  }
  const makeDesign = (spec: ReferenceDesign, options: ROptions): SurveyDesign => {
    if (spec.type === 'linearized') return surveyDesign(inputOf(spec, data, options))
    if (spec.type === 'derived' && spec.base !== undefined) {
      return spec.steps.reduce((design, step) => afterReferenceStep(design, step, data), make(spec.base, options))
    }
    if (spec.type === 'pps') return surveyDesign(unequalInput(spec, data))
    if (spec.type === 'replicate' && spec.base !== undefined) {
      const base = make(spec.base, options)
      const design = base.replicates === null ? replicated(base, spec, data) : base
      return spec.steps.reduce((stepped, step) => afterReferenceStep(stepped, step, data), design)
    }
    throw new NotSupported()
  }
  return make
}

/** The files of numbers that designs of the set name: weights of replicates that are not made here, joint probabilities. */
export const numberFilesOf = ({ designs }: ReferenceSet): readonly string[] =>
  Object.values(designs).flatMap(({ replicates, joint_csv }) => [
    ...(replicates && !isJackknife(replicates) && replicates.csv !== null ? [replicates.csv] : []),
    ...(joint_csv === undefined ? [] : [joint_csv]),
  ])

type ReferenceReplicates = NonNullable<ReferenceDesign['replicates']>

const isJackknife = ({ type }: ReferenceReplicates): boolean => type === 'JK1' || type === 'JKn'

/** Jackknives are made; half samples and bootstraps depend on R's matrices and random numbers and are taken from files. */
const replicated = (base: SurveyDesign, { replicates }: ReferenceDesign, data: ReferenceData): SurveyDesign => {
  if (!replicates) throw new NotSupported()
  const { csv, scale, rscales, mse } = replicates
  if (isJackknife(replicates)) return jackknife(base, mse)
  if (csv === null) throw new NotSupported()
  // The first column holds the weights of the full sample.
  const variables = data
    .table(csv)
    .slice(1)
    .map((values, replicate) => ({ variable: `${csv} ${replicate + 1}`, values }))
  const each = typeof rscales === 'number' ? variables.map(() => rscales) : rscales
  return suppliedReplicates(base, { variables, combined: true, scale, rscales: each, mse })
}

const unequalMethods: Readonly<Record<string, UnequalMethod>> = {
  brewer: 'brewer',
  overton: 'overton',
  'hartley-rao': 'hartleyRao',
  'joint inclusion probabilities, Horvitz-Thompson variance': 'horvitzThompson',
  'joint inclusion probabilities, Yates-Grundy variance': 'yatesGrundy',
}

const unequalInput = (spec: ReferenceDesign, data: ReferenceData): DesignInput => {
  const method = unequalMethods[spec.pps_method ?? '']
  if (!method || spec.probs === undefined) throw new NotSupported()
  const probabilities = { variable: spec.probs, values: data.numbers(spec.probs) }
  const joint = spec.joint_csv === undefined ? undefined : byRows(data.table(spec.joint_csv))
  return { rows: data.rows, unequal: { method, probabilities, sumOfSquares: spec.hr_population_sum_p2_over_n, joint } }
}

const byRows = (columns: readonly Float64Array[]): Float64Array =>
  Float64Array.from({ length: columns.length ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / columns.length), i % columns.length]
    return columns[column]?.[row] ?? Number.NaN
  })

const specOf = ({ designs }: ReferenceSet, design: string): ReferenceDesign => {
  const spec = designs[design]
  if (!spec) throw new Failure('verify.unknown-design', { design })
  return spec
}

const inputOf = (spec: ReferenceDesign, data: ReferenceData, options: ROptions): DesignInput => {
  const numbers = (variable: string) => ({ variable, values: data.numbers(variable) })
  const codes = (variable: string) => designCodes(variable, data.column(variable))
  const weights = weightsOf(spec, data)
  return {
    rows: data.rows,
    units: spec.ids.map(codes),
    strata: spec.strata.map(codes),
    fpc: sizesOf(spec, data) ?? (spec.fpc ?? []).map(numbers),
    nest: spec.nest,
    lonelyPsu: options['survey.lonely.psu'] ?? 'fail',
    lonelyInDomains: options['survey.adjust.domain.lonely'] ?? false,
    ultimateCluster: options['survey.ultimate.cluster'] ?? false,
    ...(weights ? { weights } : {}),
  }
}

const weightsOf = (spec: ReferenceDesign, data: ReferenceData): DesignInput['weights'] => {
  if (typeof spec.weights === 'string') return { variable: spec.weights, values: data.numbers(spec.weights) }
  if (spec.probs !== undefined) {
    return { variable: spec.probs, values: data.numbers(spec.probs).map((probability) => 1 / probability) }
  }
  // R's weights are 1 where the population size only enters the variance.
  return spec.fpc_constant === undefined ? undefined : { variable: 'fpc', values: new Float64Array(data.rows).fill(1) }
}

/** Population sizes that the format gives in words: one constant, or a fraction of the stratum sizes in `fpc`. */
const sizesOf = (spec: ReferenceDesign, data: ReferenceData): DesignInput['fpc'] | undefined => {
  if (spec.fpc_constant !== undefined) {
    return [{ variable: 'fpc', values: new Float64Array(data.rows).fill(spec.fpc_constant) }]
  }
  const stratum = spec.strata[0]
  if (!spec.fpc_note?.startsWith('fpc given as sampling fraction') || stratum === undefined) return undefined
  const { codes } = designCodes(stratum, data.column(stratum))
  const sampled = new Map<number, number>()
  for (const code of codes) sampled.set(code, (sampled.get(code) ?? 0) + 1)
  const fractions = data.numbers('fpc').map((size, row) => (sampled.get(codes[row] as number) as number) / size)
  return [{ variable: 'fpc', values: fractions }]
}
