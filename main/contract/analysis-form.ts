import { z } from 'zod'
import { AnalysisResult, AnalysisSpec } from './analysis.ts'
import type { CommandShape } from './commands.ts'

/** The text of an option stands under this key. */
const Option = z.strictObject({ value: z.string(), text: z.string() })

/**
 * The field that names the dataset, the design, the table, the variable or the list of names that something is picked from.
 * It is sought inside of the field's own group first and then further out; dots lead into groups; of several, parted by
 * spaces, the first that is filled in holds.
 */
const of = z.string()

/** How large a number may be; what is left out has no bound. */
const bounds = {
  isWhole: z.boolean(),
  least: z.number().optional(),
  most: z.number().optional(),
  above: z.number().optional(),
  below: z.number().optional(),
}

/** What the values of pairs are; a code is a category of the variable that the key names. */
const PairValue = z.discriminatedUnion('holds', [
  z.strictObject({ holds: z.literal('number'), ...bounds }),
  z.strictObject({ holds: z.literal('choice'), options: z.array(Option) }),
  z.strictObject({ holds: z.literal('code') }),
])

/** What a field holds, and what a form has to know to ask for it. `default`: what holds where it is left blank. */
const HeldAlone = z.discriminatedUnion('holds', [
  z.strictObject({ holds: z.enum(['text', 'name', 'localized', 'day', 'texts', 'dataset', 'design', 'table']) }),
  z.strictObject({ holds: z.enum(['nameOf', 'namesOf', 'formula', 'variables', 'code', 'codes', 'level']), of }),
  /** `perLanguage`: texts of each language may stand in a variable of their own. */
  z.strictObject({ holds: z.literal('variable'), of, perLanguage: z.boolean() }),
  z.strictObject({ holds: z.literal('number'), ...bounds, default: z.number().optional() }),
  z.strictObject({ holds: z.literal('choice'), options: z.array(Option), default: z.string().optional() }),
  z.strictObject({ holds: z.literal('choices'), options: z.array(Option), default: z.array(z.string()).optional() }),
  /** A value for codes of a variable, dimensions of a table or names of a list. */
  z.strictObject({ holds: z.literal('pairs'), keys: z.enum(['code', 'dimension', 'nameOf']), of, value: PairValue }),
])
const Group = z.strictObject({ holds: z.literal('group'), fields: z.lazy(() => z.array(AnalysisField)) })
/** Groups of the same fields, `least` of them at least. */
const List = z.strictObject({
  holds: z.literal('list'),
  least: z.int(),
  fields: z.lazy(() => z.array(AnalysisField)),
})
export type Held =
  | z.infer<typeof HeldAlone>
  | { holds: 'group'; fields: AnalysisField[] }
  | { holds: 'list'; least: number; fields: AnalysisField[] }

/** A field that a kind of analysis has in plans. */
export type AnalysisField = { name: string; text: string; need: 'required' | 'optional' | 'offered'; held: Held }
const AnalysisField: z.ZodType<AnalysisField> = z.strictObject({
  name: z.string(),
  /** Its label stands under `analysis.field.<text>`. */
  text: z.string(),
  /** `optional`: it may be left blank; `offered`: it may be left out, and says something by being there. */
  need: z.enum(['required', 'optional', 'offered']),
  held: z.union([HeldAlone, Group, List]),
})

export const analysisFormCommands = {
  /** The kinds of analysis by the words that plans ask for them with, and the fields of each. */
  'analysis.kinds': {
    args: z.strictObject({}),
    result: z.array(z.strictObject({ kind: z.string(), fields: z.array(AnalysisField) })),
  },
  /** An analysis as the plan would have it, new or in the place of the one of its name, without keeping it. */
  'analysis.try': { args: z.strictObject({ analysis: AnalysisSpec }), result: AnalysisResult },
} as const satisfies Record<string, CommandShape>
