import type { QualityProfile, QualitySpec } from '../../contract/quality.ts'
import type { Statistic, Verdict } from '../../contract/results.ts'
import { cepal2020 } from './cepal-2020.ts'
import { cepal2023 } from './cepal-2023.ts'
import { type Figures, type Findings, type Gates, nothingAgainst } from './figures.ts'
import { ineChile } from './ine-chile.ts'
import { inegi } from './inegi.ts'
import { ownProfile } from './own-profile.ts'

/** What each published profile holds against a figure, in the order of its gates. */
const publishedProfiles: { readonly [P in Exclude<QualityProfile, 'own'>]: Gates } = {
  'cepal-2023': cepal2023,
  'cepal-2020': cepal2020,
  inegi,
  'ine-chile': ineChile,
}

/**
 * Whether a figure is precise enough under the study's profile, with every reason against it in the order of the
 * profile's gates; the gravest one decides. Without a probability sample no verdict applies. Nothing can be evaluated
 * without an estimate and its standard error, nor where the sample shows no variation (a share of 0 or 1, a total
 * of 0, a constant mean): its standard error of 0 is not precision.
 */
export const assess = (quality: QualitySpec, figures: Figures): Verdict => assessor(quality)(figures)

/** `assess` for many figures, which share their verdicts. */
export const assessor = (quality: QualitySpec): ((figures: Figures) => Verdict) => {
  const profile = quality.profile === 'own' ? ownProfile(quality.own ?? {}) : publishedProfiles[quality.profile]
  const start = nothingAgainst()
  const findings: Findings = { reached: start }
  return (figures) => {
    const { estimate, se } = figures
    if (!figures.probability) return notApplicable
    if (!isKnown(estimate) || !isKnown(se)) return withoutEstimate
    if (hasNoVariation(estimate, se)) return withoutVariation
    findings.reached = start
    profile(figures, findings)
    return findings.reached.verdict
  }
}

const notApplicable: Verdict = { level: 'notApplicable', reasons: ['not-probability'] }
const withoutEstimate: Verdict = { level: 'notEvaluable', reasons: ['no-estimate'] }
const withoutVariation: Verdict = { level: 'notEvaluable', reasons: ['no-variation'] }

const isKnown = (value: number | null): value is number => value !== null && !Number.isNaN(value)

/** A standard error of 0, within the rounding of sums over the records. */
const hasNoVariation = (estimate: number, se: number): boolean => se <= 1e-10 * Math.abs(estimate)

/**
 * Whether the figures of a table are parts of a whole: proportions and shares are; ratios are when none of them
 * exceeds 1, as the R package calidad takes them.
 */
export const isShare = (statistic: Statistic, estimates: readonly (number | null)[]): boolean =>
  statistic === 'ratio'
    ? estimates.every((estimate) => estimate === null || (estimate >= 0 && estimate <= 1))
    : statistic === 'proportion' || statistic === 'shareOfCases' || statistic === 'shareOfResponses'
