/** What can go wrong in the linkage of records: code → names of its parameters. */
export const linkFailures = {
  'link.none': ['link'],
  'link.same-dataset': ['dataset'],
  'link.name-taken': ['link', 'dataset'],
  'link.no-identifiers': ['dataset'],
  'link.no-keys': ['link'],
  'link.thresholds': ['review', 'accept'],
  'link.too-many-pairs': ['link', 'limit'],
  'link.no-pairs': ['link'],
  'link.unknown-pair': ['link', 'pair'],
  'link.undecided': ['link', 'pairs'],
  'link.contradiction': ['link', 'pair'],
  'link.outdated': ['link', 'dataset'],
} as const
