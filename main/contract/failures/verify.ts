/** What can be wrong with a folder of reference values: code → names of its parameters. */
export const verifyFailures = {
  'verify.no-references': ['folder'],
  'verify.not-reference': ['file', 'path'],
  'verify.not-numbers': ['file'],
  'verify.unknown-variable': ['variable'],
  'verify.unknown-design': ['design'],
} as const
