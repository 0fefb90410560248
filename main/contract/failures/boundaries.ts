/** What can be wrong with boundaries: code → names of its parameters. */
export const boundaryFailures = {
  'boundaries.not-json': ['file'],
  'boundaries.too-deep': ['file', 'limit'],
  'boundaries.not-boundaries': ['file'],
  'boundaries.unknown-object': ['file', 'objects'],
  'boundaries.not-an-area': ['file', 'area'],
  'boundaries.broken-shape': ['file', 'area'],
  'boundaries.not-degrees': ['file', 'area'],
  'boundaries.too-many': ['file', 'limit'],
  'boundaries.no-code': ['file', 'area', 'code'],
  'boundaries.not-imported': ['boundaries'],
  'boundaries.unknown': ['boundaries', 'chart'],
} as const
