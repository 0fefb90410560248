import { z } from 'zod'
import { Name } from './name.ts'

const path = z.string().min(1)

/** One language of a form for every reader, or one by language of the product; named as the form names them. */
export const FormLabels = z.union([
  z.string(),
  z.strictObject({ es: z.string().min(1).optional(), en: z.string().min(1).optional() }),
])
export type FormLabels = z.infer<typeof FormLabels>

/** The questionnaire (XLSForm) that a file was collected with, and how its answers are read. */
export const FormSpec = z.strictObject({
  /** A workbook with the sheets survey, choices and settings, or the sheet survey as CSV; relative to the plan. */
  file: path,
  /** The sheets choices and settings as CSV, where the survey is one. */
  choices: path.optional(),
  settings: path.optional(),
  /**
   * Which of the form's languages the labels are in, "francais" or { es: "Español (es)" }. Left out: those that the
   * form itself calls Spanish and English, else its default.
   */
  labels: FormLabels.optional(),
  /**
   * Which holds where the columns of a question with several answers say other than its summary column. Left out, such
   * a file is refused.
   */
  trust: z.enum(['columns', 'summary']).optional(),
})
export type FormSpec = z.infer<typeof FormSpec>

/** The records of another dataset that those of this one belong to: a repeat of a form and its household. */
export const ParentSpec = z.strictObject({
  /** It must have come in before. */
  dataset: Name,
  /** Columns of this file with those of the parent that they equal; left out, found by the names Kobo and ODK give. */
  key: z.record(z.string(), z.string()).optional(),
  /** What becomes of records whose parent is not there. */
  orphans: z.enum(['refuse', 'keep']).default('refuse'),
})
export type ParentSpec = z.infer<typeof ParentSpec>

/** What a questionnaire says of itself. */
export const FormSummary = z.strictObject({
  title: z.string(),
  version: z.string(),
  /** As the form names them, its default first; '' where labels have no language. */
  languages: z.array(z.string()),
  /** Those that labels are taken from when the plan names none. */
  labels: FormLabels,
  questions: z.int(),
  /** Names of its repeats, outer ones first. */
  repeats: z.array(z.string()),
})
export type FormSummary = z.infer<typeof FormSummary>
