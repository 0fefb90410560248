import { formatOfName } from '../../contract/file-format.ts'
import type { SourceSpec } from '../../contract/source.ts'
import { needed, type Options, UsageError } from './options.ts'

/** The source that the options of `import` and `describe` describe. */
export const sourceOf = (file: string, options: Options): SourceSpec => {
  const common = {
    dataset: needed(options, 'dataset'),
    file,
    identifiers: options.identifier ?? [],
    ...(options.codebook === undefined ? {} : { codebook: options.codebook }),
  }
  const format = options.format ?? formatOfName(file)
  if (format === 'sav' || format === 'dta') {
    return { format, options: options.encoding === undefined ? {} : { encoding: options.encoding }, ...common }
  }
  if (format !== 'csv') throw new UsageError('wrongValue', '--format')
  const csv = {
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter.replace('\\t', '\t') }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
    ...(options['no-header'] ? { header: false } : {}),
    ...(options.type === undefined ? {} : { types: Object.fromEntries(options.type.map(pair)) }),
  }
  return { format, options: csv, ...common } as SourceSpec
}

/** `--type codigo=text`. */
const pair = (text: string): [string, string] => {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new UsageError('wrongValue', '--type')
  return [text.slice(0, at), text.slice(at + 1)]
}
