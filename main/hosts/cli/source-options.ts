import { formatOfName } from '../../contract/file-format.ts'
import type { FormLabels, FormSpec } from '../../contract/form.ts'
import { type FileSource, type SourceFormat, sourceFormats } from '../../contract/source.ts'
import { needed, type Options, UsageError } from './options.ts'

/** The source that the options of `import` and `describe` describe. */
export const sourceOf = (file: string, options: Options): FileSource => {
  const common = {
    dataset: needed(options, 'dataset'),
    file,
    identifiers: options.identifier ?? [],
    ...(options.codebook === undefined ? {} : { codebook: options.codebook }),
    ...formOf(options),
    ...(options.parent === undefined ? {} : { parent: { dataset: options.parent } }),
  }
  const format = formatOf(file, options)
  return { format, options: optionsOf[format](options), ...common } as FileSource
}

/** `--form FILE` with its other files, `--labels francais` or `--labels "es=Español (es)"`, `--trust columns`. */
export const formOf = (options: Options): { readonly form?: FormSpec } => {
  const { form, labels, trust } = options
  if (form === undefined) return {}
  const [choices, settings] = [options['form-choices'], options['form-settings']]
  return {
    form: {
      file: form,
      ...(choices === undefined ? {} : { choices }),
      ...(settings === undefined ? {} : { settings }),
      ...(labels === undefined ? {} : { labels: labelsOf(labels) }),
      ...(trust === undefined ? {} : { trust: trust as 'columns' | 'summary' }),
    },
  }
}

const labelsOf = (given: readonly string[]): FormLabels => {
  const [first = ''] = given
  if (!/^(es|en)=/.test(first)) return first
  return Object.fromEntries(given.map((text) => [text.slice(0, 2), text.slice(3)]))
}

const formatOf = (file: string, { format }: Options): SourceFormat => {
  const known = format === undefined ? formatOfName(file) : sourceFormats.find((name) => name === format)
  if (known === undefined) throw new UsageError('wrongValue', '--format')
  return known
}

const encoding = (options: Options): object => (options.encoding === undefined ? {} : { encoding: options.encoding })

const types = (options: Options): object => ({
  ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
  ...(options.type === undefined ? {} : { types: Object.fromEntries(options.type.map(pair)) }),
})

/** What the options say of how a file of each format is read; the engine checks their values. */
const optionsOf: { readonly [Format in SourceFormat]: (options: Options) => object } = {
  csv: (options) => ({
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter.replace('\\t', '\t') }),
    ...encoding(options),
    ...(options['no-header'] ? { header: false } : {}),
    ...types(options),
  }),
  sav: encoding,
  dta: encoding,
  xlsx: (options) => ({
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options['header-row'] === undefined ? {} : { headerRow: Number(options['header-row']) }),
    ...types(options),
  }),
  jsonl: types,
  parquet: () => ({}),
}

/** `--type codigo=text`. */
const pair = (text: string): [string, string] => {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new UsageError('wrongValue', '--type')
  return [text.slice(0, at), text.slice(at + 1)]
}
