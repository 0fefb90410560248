/** When a test, a quantile or a model cannot be given: code → names of its parameters. */
export const inferenceFailures = {
  'test.one-category': ['rows', 'columns'],
  'test.empty-cells': [],
  'test.no-answers': ['variable'],
  'test.not-two-groups': ['variable', 'groups'],
  'model.collinear': ['variable'],
  'model.not-zero-one': ['variable', 'rows'],
  'model.separated': ['iterations'],
} as const
