/** What can be wrong with a check, a decision or a correction: code → names of its parameters. */
export const checkFailures = {
  'check.unknown-rule': ['rule'],
  'check.empty-range': ['rule'],
  'check.not-a-condition': ['formula', 'dataset'],
  'check.not-a-number': ['variable', 'dataset'],
  'check.no-categories': ['variable', 'dataset'],
  'check.not-failing': ['rule', 'position'],
  'check.not-accepted': ['rule', 'position'],
  'check.not-a-profile': ['rule'],
  'check.is-a-profile': ['rule'],
  'correction.unknown-record': ['dataset', 'position'],
  'correction.unknown-variable': ['dataset', 'variable', 'position'],
  'correction.unknown-rule': ['rule', 'position'],
  'correction.cell-twice': ['variable', 'position'],
  'correction.not-a-number': ['variable', 'position'],
  'correction.not-text': ['variable', 'position'],
  'correction.none': ['dataset'],
} as const
