const byLanguage = (name: string): string[] => [name, `${name}_es`, `${name}_en`]

/**
 * A codebook as a flat table has one row per variable, category and missing rule, told apart by `record`. The rows
 * of a category or a rule name their `variable`. A text for every language stands in `label`, texts by language in
 * `label_es` and `label_en`; so with `universe` and `question`. A missing rule has a `code` or a range `from` – `to`,
 * of which one end may be open, and a `reason`. An empty cell says nothing: an empty text is no text.
 */
export const codebookColumns: readonly string[] = [
  ...['record', 'variable', 'code', 'from', 'to', 'reason', 'kind', 'storage', 'decimals'],
  ...['label', 'universe', 'question'].flatMap(byLanguage),
  'source',
]

export const recordKinds = ['variable', 'category', 'missing'] as const
