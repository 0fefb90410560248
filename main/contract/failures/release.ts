/** What can keep a release from being made: code → names of its parameters. */
export const releaseFailures = {
  'release.nothing-approved': [],
  'release.report-incomplete': ['item'],
  'release.folder-not-empty': ['folder'],
  'release.not-a-release': ['folder'],
  'release.unknown': ['number'],
  'release.records-changed': ['number', 'table'],
  'release.already-retracted': ['number'],
  'release.not-protected': ['item'],
} as const
