/** What can be wrong with mapped concepts and chosen indicators: code → names of its parameters. */
export const indicatorFailures = {
  'concept.unknown': ['concept', 'design'],
  'concept.other-unit': ['concept', 'design'],
  'concept.needs-a-set': ['concept', 'variable', 'design'],
  'concept.is-a-set': ['concept', 'variable', 'design'],
  'concept.no-earlier': ['design', 'earlier'],
  'concept.planned-unmapped': ['concept', 'design'],
  'concept.unknown-variable': ['concept', 'variable', 'dataset'],
  'concept.not-a-number': ['concept', 'variable', 'dataset'],
  'concept.no-categories': ['concept', 'variable', 'dataset'],
  /** A category is taken away that a concept names. */
  'concept.code-in-use': ['concept', 'variable', 'code', 'design'],
  'concept.unknown-code': ['concept', 'variable', 'code', 'dataset'],
  'indicator.unknown': ['indicator'],
  'indicator.too-coarse': ['indicator', 'limit'],
} as const
