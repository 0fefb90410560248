/** What can go wrong with the study folder: code → names of its parameters. */
export const studyFailures = {
  'study.wrong-passphrase': [],
  'study.not-a-study': ['folder'],
  'study.exists': ['folder'],
  'study.header-damaged': [],
} as const
