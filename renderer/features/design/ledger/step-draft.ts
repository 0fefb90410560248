import { WeightingStep } from '../../../../main/contract/weighting.ts'
import { numberOf } from '../../../i18n/number-of.ts'

export const stepKinds = [
  'selection',
  'eligibility',
  'nonresponse',
  'propensity',
  'postStratify',
  'rake',
  'calibrate',
  'trim',
] as const satisfies readonly WeightingStep['step'][]
export type StepKind = (typeof stepKinds)[number]

export type MarginDraft = {
  readonly dataset: string | null
  readonly by: readonly string[]
  readonly total: string | null
}
/** Sizes of a stage: units of the population and of the sample. */
export type SizeDraft = { readonly population: string | null; readonly sample: string | null }
export type NumberDraft = { readonly variable: string | null; readonly total: string }

/** A weighting step while it is put together: every part of every kind, empty until it is filled in. */
export type StepDraft = {
  readonly step: StepKind
  readonly enabled: boolean
  readonly margins: readonly MarginDraft[]
  readonly numbers: readonly NumberDraft[]
  readonly probabilities: readonly string[]
  readonly sizes: readonly SizeDraft[]
  readonly distance: 'linear' | 'raking' | 'logit'
  readonly lower: string
  readonly upper: string
  readonly cluster: string | null
  readonly strict: boolean
  /** The variable that says whose weight goes to whom. */
  readonly flag: string | null
  readonly classes: readonly string[]
  readonly predictors: readonly string[]
  readonly classCount: string
  readonly epsilon: string
  readonly maxIterations: string
}

export const emptyMargin: MarginDraft = { dataset: null, by: [], total: null }

export const newStep = (step: StepKind): StepDraft => ({
  step,
  enabled: true,
  margins: step === 'calibrate' ? [] : [emptyMargin],
  numbers: [],
  probabilities: [],
  sizes: [],
  distance: 'linear',
  lower: '',
  upper: '',
  cluster: null,
  strict: true,
  flag: null,
  classes: [],
  predictors: [],
  classCount: '',
  epsilon: '',
  maxIterations: '',
})

const isKnown = (step: WeightingStep['step']): step is StepKind => (stepKinds as readonly string[]).includes(step)

/** A step of the plan as it is put together again; null for one that has no form. */
export const draftOf = (step: WeightingStep): StepDraft | null => {
  if (!isKnown(step.step)) return null
  const empty = { ...newStep(step.step), enabled: step.enabled }
  switch (step.step) {
    case 'selection':
      return { ...empty, probabilities: step.probabilities, sizes: step.sizes }
    case 'postStratify':
      return { ...empty, margins: [step.margin] }
    case 'rake':
      return {
        ...empty,
        margins: step.margins,
        epsilon: String(step.epsilon),
        maxIterations: String(step.maxIterations),
      }
    case 'calibrate':
      return {
        ...empty,
        margins: step.margins,
        numbers: step.numbers.map(({ variable, total }) => ({ variable, total: String(total) })),
        distance: step.distance,
        lower: textOf(step.bounds?.lower),
        upper: textOf(step.bounds?.upper),
        cluster: step.cluster ?? null,
        epsilon: String(step.epsilon),
        maxIterations: String(step.maxIterations),
      }
    case 'trim':
      return { ...empty, lower: textOf(step.lower), upper: textOf(step.upper), strict: step.strict }
    case 'eligibility':
      return { ...empty, flag: step.known, classes: step.classes }
    case 'nonresponse':
      return { ...empty, flag: step.responded, classes: step.classes }
    case 'propensity':
      return { ...empty, flag: step.responded, predictors: step.predictors, classCount: textOf(step.classes) }
    default:
      return null
  }
}

/** The step of a draft; null while something is missing or no number. */
export const stepOf = (draft: StepDraft): WeightingStep | null => {
  const checked = WeightingStep.safeParse(partsOf(draft))
  return checked.success ? checked.data : null
}

const partsOf = (draft: StepDraft): object => {
  const { step, enabled, flag, classes, distance, strict } = draft
  const margins = draft.margins.filter(({ dataset, by, total }) => dataset !== null || by.length > 0 || total !== null)
  const [lower, upper] = [numberOf(draft.lower), numberOf(draft.upper)]
  const patience = defined({ epsilon: numberOf(draft.epsilon), maxIterations: numberOf(draft.maxIterations) })
  switch (step) {
    case 'selection':
      return { step, enabled, probabilities: draft.probabilities, sizes: draft.sizes }
    case 'postStratify':
      return { step, enabled, margin: margins[0] }
    case 'rake':
      return { step, enabled, margins, ...patience }
    case 'calibrate': {
      const hasBounds = lower !== undefined || upper !== undefined
      const numbers = draft.numbers.map(({ variable, total }) => ({ variable, total: numberOf(total) }))
      if (margins.length + numbers.length === 0) return {}
      const rest = defined({ bounds: hasBounds ? { lower, upper } : undefined, cluster: draft.cluster ?? undefined })
      return { step, enabled, margins, numbers, distance, ...rest, ...patience }
    }
    case 'trim':
      return lower === undefined && upper === undefined ? {} : { step, enabled, ...defined({ lower, upper }), strict }
    case 'eligibility':
      return { step, enabled, known: flag, classes }
    case 'nonresponse':
      return { step, enabled, responded: flag, classes }
    case 'propensity':
      return {
        step,
        enabled,
        responded: flag,
        predictors: draft.predictors,
        ...defined({ classes: numberOf(draft.classCount) }),
      }
  }
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value))

const defined = (parts: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
