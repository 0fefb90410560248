/** When a kind of study cannot be used: code → names of its parameters. */
export const kindFailures = {
  'kind.unknown': ['kind', 'kinds'],
} as const
