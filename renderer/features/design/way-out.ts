import type { DesignSpec } from '../../../main/contract/design.ts'
import type { DesignFinding } from '../../../main/contract/design-finding.ts'
import type { WeightingStep } from '../../../main/contract/weighting.ts'

/** What a button can do about a finding: change the design, begin a weighting step, or show where to look. */
export type WayOut =
  | { readonly kind: 'change'; readonly part: Partial<DesignSpec> }
  | { readonly kind: 'step'; readonly step: WeightingStep['step'] }
  | { readonly kind: 'go'; readonly place: 'data' | 'quality' }

type Params = DesignFinding['params']
type Make = (design: DesignSpec, params: Params) => WayOut | null

const change = (part: Partial<DesignSpec>): WayOut => ({ kind: 'change', part })
const step =
  (name: WeightingStep['step']): Make =>
  () => ({ kind: 'step', step: name })
const toData: Make = () => ({ kind: 'go', place: 'data' })

/** The ways out, by the key of their text, that need nothing but a press; the others need a person. */
const ways: Readonly<Record<string, Make>> = {
  'doctor.lonely-psu.way.4': () => change({ lonelyPsu: 'adjust' }),
  'doctor.lonely-psu-handled.way.3': ({ lonelyPsu }) =>
    lonelyPsu === 'adjust' ? null : change({ lonelyPsu: 'adjust' }),
  'doctor.fpc-not-positive.way.2': () => change({ fpc: [] }),
  'doctor.more-sizes-than-stages.way.1': ({ fpc }, { stages }) => change({ fpc: fpc.slice(0, Number(stages)) }),
  'doctor.one-psu.way.2': () => change({ probability: false }),
  'doctor.not-probability.way.1': () => change({ probability: true }),
  'doctor.psu-in-two-strata.way.1': () => change({ nest: true }),
  'doctor.psu-split-by-strata.way.2': () => change({ nest: false }),
  'doctor.psu-is-record.way.2': () => change({ psu: [] }),
  'doctor.unused-weight.way.1': (_design, { variables }) =>
    /^[^,\s]+$/.test(String(variables)) ? change({ weight: String(variables) }) : null,
  'doctor.unused-design-variables.way.2': toData,
  'doctor.missing-values.way.2': toData,
  'doctor.weights-negative.way.2': toData,
  'doctor.psu-in-two-strata.way.2': toData,
  'doctor.weights-extreme.way.2': step('trim'),
  'doctor.weights-normalised.way.2': step('postStratify'),
  'doctor.weights-far-from-total.way.2': step('nonresponse'),
  'doctor.unknown-variable.way.1': (design, { variable }) => withoutVariable(design, String(variable)),
}

export const wayOut = (design: DesignSpec, way: string, params: Params): WayOut | null =>
  ways[way]?.(design, params) ?? null

/** A variable that the data do not have is taken out of strata, units, sizes and weight. */
const withoutVariable = (design: DesignSpec, variable: string): WayOut | null => {
  const rest = (names: readonly string[]): string[] => names.filter((name) => name !== variable)
  const [strata, psu, fpc] = [rest(design.strata), rest(design.psu), rest(design.fpc)]
  const weight = design.weight === variable ? undefined : design.weight
  const part = { strata, psu, fpc, weight } as Partial<DesignSpec>
  const isThere = [...design.strata, ...design.psu, ...design.fpc, design.weight].includes(variable)
  return isThere ? change(part) : null
}
