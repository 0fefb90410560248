/** When tables or records cannot be protected: code → names of its parameters. */
export const disclosureFailures = {
  'system.unknown-cell': ['cell', 'relation'],
  'system.incomplete': ['layer', 'cells'],
  'system.withheld': ['layer'],
  'system.not-additive': ['layer', 'relation'],
  'disclosure.too-long': ['seconds'],
} as const
