import { z } from 'zod'
import { LogoSpec } from './logos.ts'
import { Localized } from './text.ts'

/** A term with what it means. */
export const GlossaryTerm = z.strictObject({ term: Localized, text: Localized })
export type GlossaryTerm = z.infer<typeof GlossaryTerm>

/** What stands around the sections of a report, as the study's people write it. */
export const ReportFront = {
  cover: z
    .strictObject({
      subtitle: Localized.optional(),
      /** Place, date or number of this edition. */
      edition: Localized.optional(),
    })
    .optional(),
  /** On the cover, in this order. */
  logos: z.array(LogoSpec).optional(),
  /** Who did what; printed in this order. */
  credits: z.array(z.strictObject({ role: Localized, names: Localized })).optional(),
  /** How the report is to be cited; left out, producer, title and window. */
  citation: Localized.optional(),
  /** Terms of the study's own; one that the product has too replaces it. */
  glossary: z.array(GlossaryTerm).optional(),
} as const

/** The words of it that people write at the screen; a part left out stays as it is. */
export const FrontText = z.strictObject({
  cover: ReportFront.cover,
  credits: ReportFront.credits,
  citation: ReportFront.citation,
})
export type FrontText = z.infer<typeof FrontText>

/** A law, ruling or standard on internal displacement, and where that was read. `country` left out: everywhere. */
export const LegalReference = z.strictObject({
  country: z.enum(['SLV', 'HND', 'GTM', 'MEX', 'COL']).optional(),
  name: Localized,
  text: Localized,
  source: z.string(),
})
export type LegalReference = z.infer<typeof LegalReference>
