/** What can be wrong with a logo: code → names of its parameters. */
export const logoFailures = {
  'logos.not-a-picture': ['file'],
  'logos.too-large': ['file', 'limit'],
  'logos.unreadable': ['file'],
  'logos.not-imported': ['logo'],
} as const
