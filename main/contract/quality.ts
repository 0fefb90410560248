import { z } from 'zod'

/** Published rule sets that judge whether a figure is precise enough, and the study's own. */
export const qualityProfiles = ['cepal-2023', 'cepal-2020', 'inegi', 'ine-chile', 'own'] as const
export type QualityProfile = (typeof qualityProfiles)[number]

/** How the logarithmic CV of a proportion of one half or more is taken; see `logCv` in main/core/quality. */
export const logCvVariants = ['symmetric', 'calidad'] as const
export type LogCvVariant = (typeof logCvVariants)[number]

/** A bound on a CV: up to `reliable` the figure is reliable, up to `weak` weakly reliable, above it unreliable. */
const CvBand = z.strictObject({ reliable: z.number().positive(), weak: z.number().positive() })

/** Thresholds of a study's own profile; what is left out is not judged. CVs are shares (0.2 = 20 %). */
export const OwnThresholds = z.strictObject({
  n: z.int().positive().optional(),
  nEff: z.number().positive().optional(),
  cases: z.int().positive().optional(),
  df: z.number().positive().optional(),
  cv: CvBand.optional(),
  logCv: CvBand.optional(),
})
export type OwnThresholds = z.infer<typeof OwnThresholds>

export const QualitySpec = z
  .strictObject({
    profile: z.enum(qualityProfiles).default('cepal-2023'),
    logCv: z.enum(logCvVariants).default('symmetric'),
    own: OwnThresholds.optional(),
  })
  .refine((quality) => (quality.profile === 'own') === (quality.own !== undefined), {
    path: ['own'],
    error: 'quality.own goes with the profile own, and with no other',
  })
export type QualitySpec = z.infer<typeof QualitySpec>
