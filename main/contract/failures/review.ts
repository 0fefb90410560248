/** What can go wrong between draft and release: code → names of its parameters. */
export const reviewFailures = {
  'review.unknown-item': ['item'],
  'review.not-computed': ['item'],
  'review.wrong-state': ['item', 'state'],
  'review.own-submission': ['item'],
  'review.already-approved': ['item'],
  'review.unchecked': ['checks'],
  'review.nothing': [],
  'review.benchmark-without-estimate': ['file'],
  'review.benchmark-without-column': ['file', 'column'],
  'review.benchmark-not-a-number': ['file', 'row'],
  'review.no-figures': ['item'],
  'review.unprotectable': ['recodes'],
  'review.unprotectable-after': ['release', 'recodes'],
  'review.table-not-validated': ['item', 'table'],
  'review.log-broken': ['position'],
  'review.close-to-earlier': ['tables', 'cells'],
} as const
