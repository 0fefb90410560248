/** When a test, a quantile or a model cannot be given: code → names of its parameters. */
export const inferenceFailures = {
  'test.no-probability': ['test', 'design'],
  'test.not-a-number': ['variable'],
  'test.one-category': ['rows', 'columns'],
  'test.empty-cells': [],
  'test.no-answers': ['variable'],
  'test.not-two-groups': ['variable', 'groups'],
  'quantile.needs-replicates': [],
  'model.collinear': ['variable'],
  'model.not-zero-one': ['variable', 'rows'],
  'model.separated': ['iterations'],
} as const
