/** What can be wrong with a Stata file that is read: code → names of its parameters. */
export const dtaFailures = {
  'dta.not-dta': ['file'],
  'dta.release-unsupported': ['file', 'release'],
  'dta.no-variables': ['file'],
  'dta.truncated': ['file', 'byte', 'section'],
  'dta.invalid': ['file', 'byte', 'section'],
  'dta.over-limit': ['file', 'byte', 'section', 'count', 'limit'],
  'dta.rows-missing': ['file', 'declared', 'room'],
  'dta.long-text-missing': ['file', 'variable', 'row'],
  'dta.binary-text': ['file', 'byte'],
  'dta.too-much-text': ['file', 'limit'],
} as const
