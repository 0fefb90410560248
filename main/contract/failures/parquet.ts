/** What can be wrong with a Parquet file that is read: code → names of its parameters. */
export const parquetFailures = {
  'parquet.not-parquet': ['file'],
  'parquet.truncated': ['file'],
  'parquet.encrypted': ['file'],
  'parquet.invalid-footer': ['file'],
  'parquet.invalid-page': ['file', 'variable', 'byte'],
  'parquet.no-columns': ['file'],
  'parquet.too-many-columns': ['file', 'columns', 'limit'],
  'parquet.too-many-rows': ['file', 'rows', 'limit'],
  'parquet.too-large': ['file', 'variable', 'bytes', 'limit'],
  'parquet.bomb': ['file', 'bytes', 'limit'],
  'parquet.list': ['file', 'variable'],
  'parquet.unsupported-type': ['file', 'variable', 'type'],
  'parquet.unsupported-coding': ['file', 'variable', 'coding'],
  'parquet.damaged-text': ['file', 'variable'],
  'parquet.too-much-text': ['file', 'limit'],
} as const
