import { Failure } from '../../contract/failure.ts'
import { designCodes } from '../../core/design/design-variables.ts'
import { type DesignInput, type SurveyDesign, surveyDesign } from '../../core/design/survey-design.ts'
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
    throw new NotSupported()
  }
  return make
}

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
