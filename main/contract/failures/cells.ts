/** What can be wrong with a table of typed cells (XLSX, JSON lines): code → names of its parameters. */
export const cellFailures = {
  'cells.no-rows': ['file'],
  'cells.too-many-rows': ['file', 'limit'],
  'cells.too-many-columns': ['file', 'columns', 'limit'],
  'cells.too-sparse': ['file', 'cells', 'filled'],
  'cells.too-much-text': ['file', 'limit'],
  'cells.unknown-column': ['file', 'variable'],
  'cells.not-a-number': ['file', 'variable', 'row', 'cells'],
  'cells.damaged-text': ['file', 'variable', 'row'],
} as const
