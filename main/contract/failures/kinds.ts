/** When a kind of study cannot be used, or its sample not be made: code → names of its parameters. */
export const kindFailures = {
  'kind.unknown': ['kind', 'kinds'],
  'sample.in-the-way': ['file'],
  'sample.taken': ['file'],
} as const
