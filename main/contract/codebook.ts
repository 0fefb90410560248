import { z } from 'zod'
import { Localized } from './text.ts'

/** Characters of the longest name that a variable can have. */
export const longestName = 255

export const variableKinds = [
  'id',
  'nominal',
  'ordinal',
  'count',
  'continuous',
  'date',
  'geography',
  'multiple',
  'weight',
  'design',
  'text',
] as const

/** Why a value is missing. `system` is a blank with no reason given. */
export const missingReasons = ['dontKnow', 'refused', 'notAsked', 'system', 'other'] as const

/** A category: `code` is the value as text, as it stands in the data ("1", "05", "M"). */
export const Category = z.strictObject({ code: z.string(), label: Localized.optional() })
export type Category = z.infer<typeof Category>

/** One code, or an inclusive range of numbers (either end may be open), that stands for a missing answer. */
export const MissingRule = z.strictObject({
  code: z.string().optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  reason: z.enum(missingReasons),
  label: Localized.optional(),
})
export type MissingRule = z.infer<typeof MissingRule>

export const Variable = z.strictObject({
  name: z.string().min(1).max(longestName),
  label: Localized.optional(),
  kind: z.enum(variableKinds),
  /** How the column is kept: `number` (blank = NaN) or `code` (text by dictionary, blank = 0). */
  storage: z.enum(['number', 'code']),
  categories: z.array(Category).default([]),
  missing: z.array(MissingRule).default([]),
  universe: Localized.optional(),
  question: Localized.optional(),
  /** File and column it came from, or the derivation that made it. */
  source: z.string().optional(),
  decimals: z.int().min(0).max(16).optional(),
})
export type Variable = z.infer<typeof Variable>
