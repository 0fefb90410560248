/** When tables or records cannot be protected: code → names of its parameters. */
export const disclosureFailures = {
  'system.unknown-cell': ['cell', 'relation'],
  'system.incomplete': ['layer', 'cells'],
  'system.required-not-sensitive': ['layer', 'cell'],
  'system.withheld': ['layer'],
  'system.not-additive': ['layer', 'relation'],
  'system.not-json': ['file'],
  'system.invalid': ['file', 'path'],
  'system.too-large': ['file', 'limit'],
  'risk.weight-not-a-number': ['variable'],
  'disclosure.too-long': ['seconds'],
} as const
