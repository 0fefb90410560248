import type { QualityProfile, QualitySpec } from '../../contract/quality.ts'
import type { Statistic, Verdict } from '../../contract/results.ts'
import { cepal2020 } from './cepal-2020.ts'
import { cepal2023 } from './cepal-2023.ts'
import type { Figures, Findings, Gates } from './figures.ts'
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
export const assess = (quality: QualitySpec, figures: Figures): Verdict => {
  if (!figures.probability) return { level: 'notApplicable', reasons: ['not-probability'] }
  if (figures.estimate === null || figures.se === null) return { level: 'notEvaluable', reasons: ['no-estimate'] }
  if (hasNoVariation(figures.estimate, figures.se)) return { level: 'notEvaluable', reasons: ['no-variation'] }
  const findings: Findings = { unreliable: false, reasons: [] }
  const profile = quality.profile === 'own' ? ownProfile(quality.own ?? {}) : publishedProfiles[quality.profile]
  profile(figures, findings)
  const level = findings.unreliable ? 'unreliable' : findings.reasons.length > 0 ? 'weak' : 'reliable'
  return { level, reasons: findings.reasons }
}

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
