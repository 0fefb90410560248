/** What can go wrong with the care of data: code → names of its parameters. */
export const careFailures = {
  'care.nothing-to-erase': ['dataset'],
  'care.version-erased': ['dataset', 'version'],
} as const
