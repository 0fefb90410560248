import { z } from 'zod'
import { FormSpec, ParentSpec } from './form.ts'
import { Name } from './name.ts'
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

const sourceCommon = {
  dataset: Name,
  /** Path of the file, relative to the plan. */
  file: z.string(),
  /** Columns with direct identifiers: they go to the vault and never to an analysis. */
  identifiers: z.array(z.string()).default([]),
  /** A codebook in CSV, relative to the plan, that documents the columns. */
  codebook: z.string().optional(),
  /** The questionnaire it was collected with: labels, universes, answers. */
  form: FormSpec.optional(),
  /** For a repeat of a form: the dataset its records belong to. */
  parent: ParentSpec.optional(),
  purpose: Localized.optional(),
  /** What allows the data to be held: law, agreement, consent. */
  legalBasis: Localized.optional(),
  /** The last day on which they are kept. */
  retainUntil: z.iso.date().optional(),
}

/** A file that comes into the study as a dataset, and how it is read. */
export const SourceSpec = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('csv'), options: CsvOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('sav'), options: SavOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('dta'), options: DtaOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('xlsx'), options: XlsxOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('jsonl'), options: JsonlOptions.default({}), ...sourceCommon }),
  z.strictObject({ format: z.literal('parquet'), options: ParquetOptions.default({}), ...sourceCommon }),
])
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
