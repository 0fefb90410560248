/** What can be wrong with a report and its files: code → names of its parameters. */
export const reportFailures = {
  'report.unknown-table': ['table'],
} as const
