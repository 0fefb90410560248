/** When a statistic cannot be given: code → names of its parameters. */
export const statisticsFailures = {
  'design.lonely-psu': ['strata'],
} as const
