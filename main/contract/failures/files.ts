/** What can be wrong with a file that comes in: code → names of its parameters. */
export const fileFailures = {
  'file.not-found': ['file'],
  'file.too-large': ['file', 'bytes', 'limit'],
  'file.unknown-format': ['file'],
} as const
