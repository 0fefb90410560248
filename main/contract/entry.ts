import { z } from 'zod'
import { Variable } from './codebook.ts'
import { Localized } from './text.ts'

/** Characters of the longest answer that can be typed in. */
export const longestAnswer = 10_000

/** What was typed for each variable, as text or number; null, a blank text and what is not there mean no answer. */
export const EntryValues = z.record(z.string(), z.union([z.string(), z.number()]).nullable())
export type EntryValues = z.infer<typeof EntryValues>

/** A variable that is typed in. */
export const EntryField = z.strictObject({
  variable: Variable,
  /** No record is kept without it. */
  isRequired: z.boolean(),
  /** Goes to the vault and is not shown again. */
  isIdentifier: z.boolean(),
})
export type EntryField = z.infer<typeof EntryField>

/** What keeps a record from being entered; each has a text under `entry.problem.<name>`. */
export const entryProblems = [
  'required',
  'notANumber',
  'notWhole',
  'negative',
  'notADate',
  'notInList',
  'tooLong',
  'unknownVariable',
  'rule',
] as const

/** A mistake in a record, with the variables that it lies in. */
export const EntryProblem = z.strictObject({
  problem: z.enum(entryProblems),
  variables: z.array(z.string()),
  /** The rule of the plan that the record fails, where that is the mistake. */
  rule: z.strictObject({ id: z.string(), label: Localized }).nullable(),
})
export type EntryProblem = z.infer<typeof EntryProblem>

/** A record as it was typed in, without its identifiers. */
export const EnteredRecord = z.strictObject({
  record: z.int(),
  isStruck: z.boolean(),
  /** The answers as texts; variables without an answer are not there. */
  values: z.record(z.string(), z.string()),
  /** How often it was saved, struck out or brought back. */
  changes: z.int(),
  /** Who changed it last, when, and why; null where it was entered and never changed. */
  person: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
})
export type EnteredRecord = z.infer<typeof EnteredRecord>

/** The draft of a record that is being typed in, without its identifiers. */
export const entryDraftName = (dataset: string): string => `entry/${dataset}`
