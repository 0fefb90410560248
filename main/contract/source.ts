import { z } from 'zod'
import { FormSpec, ParentSpec } from './form.ts'
import { Name } from './name.ts'
import { populations } from './study-kind.ts'
import { Localized } from './text.ts'

/** Overrides of what a preview detected in a CSV file; what is left out is detected. */
export const CsvOptions = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  header: z.boolean().optional(),
  /** Columns whose type the user decides: `number` or `text` (codes, leading zeros). */
  types: z.record(z.string(), z.enum(['number', 'text'])).optional(),
})
export type CsvOptions = z.infer<typeof CsvOptions>

export const SavOptions = z.strictObject({ encoding: z.string().optional() })
export type SavOptions = z.infer<typeof SavOptions>

export const DtaOptions = z.strictObject({ encoding: z.string().optional() })
export type DtaOptions = z.infer<typeof DtaOptions>

/** How cells are read that stand as texts, in formats whose cells have types. */
const typeChoices = {
  decimal: z.enum(['.', ',']).optional(),
  types: z.record(z.string(), z.enum(['number', 'text'])).optional(),
}
export const XlsxOptions = z.strictObject({
  /** The name of the sheet; left out, the first one that is not hidden. */
  sheet: z.string().optional(),
  /** The row with the names of the columns; left out, the first one with a value. */
  headerRow: z.int().min(1).optional(),
  ...typeChoices,
})
export type XlsxOptions = z.infer<typeof XlsxOptions>

export const JsonlOptions = z.strictObject(typeChoices)
export type JsonlOptions = z.infer<typeof JsonlOptions>

/** A Parquet file says all of itself. */
export const ParquetOptions = z.strictObject({})
export type ParquetOptions = z.infer<typeof ParquetOptions>

export const sourceFormats = ['csv', 'sav', 'dta', 'xlsx', 'jsonl', 'parquet'] as const
export type SourceFormat = (typeof sourceFormats)[number]

/** A day of the calendar as ISO 8601 writes it: "2030-12-31". */
export const Day = z.iso.date()

const everySource = {
  dataset: Name,
  /** Columns with direct identifiers: they go to the vault and never to an analysis. */
  identifiers: z.array(z.string()).default([]),
  purpose: Localized.optional(),
  /** Whom its records are of, where that is not the population of the study. */
  population: z.enum(populations).optional(),
  /**
   * Why everything that its records say is public already, as in press notes. Its figures leave without disclosure control,
   * and the methodology note gives the reason. Left out: they are protected.
   */
  alreadyPublic: Localized.optional(),
  /** What allows the data to be held: law, agreement, consent. */
  legalBasis: Localized.optional(),
  /** The last day on which they are kept. */
  retainUntil: Day.optional(),
}

const sourceCommon = {
  ...everySource,
  /** Path of the file, relative to the plan. */
  file: z.string(),
  /** A codebook in CSV, relative to the plan, that documents the columns. */
  codebook: z.string().optional(),
  /** The questionnaire it was collected with: labels, universes, answers. */
  form: FormSpec.optional(),
  /** For a repeat of a form: the dataset its records belong to. */
  parent: ParentSpec.optional(),
}

const fileSources = [
  z.strictObject({ format: z.literal('csv'), options: CsvOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('sav'), options: SavOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('dta'), options: DtaOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('xlsx'), options: XlsxOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('jsonl'), options: JsonlOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('parquet'), options: ParquetOptions.default({}), ...sourceCommon }),
] as const

/** A file that comes into the study as a dataset, and how it is read. */
export const FileSource = z.discriminatedUnion('format', fileSources)
export type FileSource = z.infer<typeof FileSource>

/** Records that are typed in: the plan's codebook says what there is to answer. */
export const EntrySource = z.strictObject({
  format: z.literal('entry'),
  ...everySource,
  /** Records to begin with, in CSV, relative to the plan: they are entered once, while there are none. */
  file: z.string().optional(),
})
export type EntrySource = z.infer<typeof EntrySource>

/** Where a dataset of the study comes from. */
export const SourceSpec = z.discriminatedUnion('format', [...fileSources, EntrySource])
export type SourceSpec = z.infer<typeof SourceSpec>

const described = { file: z.string().min(1), form: FormSpec.optional() }

/** A file to be looked at before it comes in, with the same options. */
export const FileToDescribe = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('csv'), options: CsvOptions.default({}), ...described }),
  z.strictObject({ format: z.literal('sav'), options: SavOptions.default({}), ...described }),
  z.strictObject({ format: z.literal('dta'), options: DtaOptions.default({}), ...described }),
  z.strictObject({ format: z.literal('xlsx'), options: XlsxOptions.default({}), ...described }),
  z.strictObject({ format: z.literal('jsonl'), options: JsonlOptions.default({}), ...described }),
  z.strictObject({ format: z.literal('parquet'), options: ParquetOptions.default({}), ...described }),
])
export type FileToDescribe = z.infer<typeof FileToDescribe>
