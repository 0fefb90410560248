/** When a statistic cannot be given: code → names of its parameters. */
export const statisticsFailures = {
  'design.no-records': [],
  'design.missing-values': ['variable', 'rows'],
  'design.more-strata-than-stages': ['strata', 'stages'],
  'design.more-sizes-than-stages': ['sizes', 'stages'],
  'design.psu-in-two-strata': ['variable', 'strata', 'psus'],
  'design.one-psu': [],
  'design.lonely-psu': ['strata', 'stage'],
  'design.fpc-not-positive': ['variable'],
  'design.fpc-mixed': ['fractions', 'sizes'],
  'design.fpc-varies': ['variable', 'stage', 'strata'],
  'design.fpc-too-small': ['variable', 'stage', 'strata'],
  'weights.missing': ['variable', 'rows'],
  'weights.negative': ['variable', 'rows'],
  'weights.infinite': ['variable', 'rows'],
  'weights.all-zero': ['variable'],
} as const
