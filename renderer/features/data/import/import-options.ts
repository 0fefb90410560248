import type { Args } from '../../../../main/contract/commands.ts'
import type { FileSource, SourceFormat } from '../../../../main/contract/source.ts'

/** What can be decided otherwise than it was detected, whatever the format: each takes the parts that it has. */
export type ImportOptions = {
  readonly delimiter?: ',' | ';' | '\t' | '|'
  readonly encoding?: string
  readonly decimal?: '.' | ','
  readonly header?: boolean
  readonly sheet?: string
  readonly headerRow?: number
  readonly types?: Readonly<Record<string, 'number' | 'text'>>
}

export const optionNames: { readonly [F in SourceFormat]: readonly (keyof ImportOptions)[] } = {
  csv: ['encoding', 'delimiter', 'decimal', 'header', 'types'],
  sav: ['encoding'],
  dta: ['encoding'],
  xlsx: ['sheet', 'headerRow', 'decimal', 'types'],
  jsonl: ['decimal', 'types'],
  parquet: [],
}

/** The options that a format has, of those that were decided. */
export const optionsOf = (format: SourceFormat, options: ImportOptions): ImportOptions =>
  Object.fromEntries(
    optionNames[format].flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  )

/** Options as the contract asks for them: the schema of the format checks them in the engine. */
export const describeRequest = (file: string, format: SourceFormat, options: ImportOptions): Args<'file.describe'> =>
  ({ file, format, options: optionsOf(format, options) }) as Args<'file.describe'>

/** What was decided, with the types that a source of the plan asks for of the columns that the file has. */
export const withAskedTypes = (
  options: ImportOptions,
  asked: FileSource | undefined,
  columns: readonly string[],
): ImportOptions => {
  const types = asked !== undefined && 'types' in asked.options ? (asked.options.types ?? {}) : {}
  const own = Object.entries(types).filter(([name]) => columns.includes(name))
  return own.length === 0 ? options : { ...options, types: { ...Object.fromEntries(own), ...options.types } }
}

const keptParts = ['purpose', 'population', 'alreadyPublic', 'legalBasis', 'retainUntil', 'codebook'] as const

/** What a source of the plan says of a dataset, whatever file it comes from. */
export const keptOf = (told: FileSource | undefined): Pick<FileSource, (typeof keptParts)[number]> =>
  Object.fromEntries(keptParts.flatMap((part) => (told?.[part] === undefined ? [] : [[part, told[part]]])))

export const sourceOf = (
  common: Pick<FileSource, 'dataset' | 'file' | 'identifiers'>,
  format: SourceFormat,
  options: ImportOptions,
): FileSource => ({ ...common, format, options: optionsOf(format, options) }) as FileSource
