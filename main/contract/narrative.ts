import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/**
 * How sentences name what no rule can guess, each in the form it has inside a sentence. What is left out is named by
 * its label, in quotation marks where its grammar is not known.
 */
export const Wording = z.strictObject({
  /** Who the figures speak of, with the article: "las familias desplazadas". */
  universe: Localized.optional(),
  /** What a mean, a median or a ratio measures, with the article: "la edad media". */
  measure: Localized.optional(),
  /** What is true of those in a category, by its code: "denunció los hechos". */
  levels: z.record(z.string(), Localized).optional(),
  /** The groups that are told apart, by variable and code: "las familias de comparación". */
  groups: z.record(z.string(), z.record(z.string(), Localized)).optional(),
})
export type Wording = z.infer<typeof Wording>

/** A paragraph that is written anew from the figures of a table or a comparison each time the report is made. */
export const GeneratedText = z.strictObject({ of: Name, wording: Wording.optional() })
export type GeneratedText = z.infer<typeof GeneratedText>

/** Of a paragraph of a section: is it written anew each time? */
export const isGenerated = (text: Localized | GeneratedText): text is GeneratedText =>
  typeof text !== 'string' && 'of' in text
