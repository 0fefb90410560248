/** When figures cannot be compared: code → names of its parameters. */
export const comparisonFailures = {
  'comparison.unknown-dimension': ['comparison', 'variable', 'table'],
  'comparison.unknown-category': ['comparison', 'variable', 'category'],
  'comparison.no-score': ['comparison', 'variable', 'category'],
  'comparison.uneven-terms': ['comparison'],
  'comparison.statistic': ['comparison', 'table'],
  'comparison.rounds-differ': ['comparison', 'table', 'since', 'field'],
  'comparison.same-data': ['comparison', 'dataset'],
  'comparison.no-units': ['comparison', 'design'],
  'comparison.no-common-units': ['comparison', 'design', 'earlier'],
  'comparison.not-two-way': ['table'],
  'comparison.standardised': ['comparison', 'table'],
} as const
