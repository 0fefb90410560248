import type { Margin, WeightingStep } from '../../contract/weighting.ts'

/** The margins with known totals that a step brings the weights to. */
export const stepMargins = (step: WeightingStep): readonly Margin[] =>
  step.step === 'postStratify' ? [step.margin] : 'margins' in step ? step.margins : []
