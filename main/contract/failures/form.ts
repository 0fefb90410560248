/** What can be wrong with a questionnaire, with answers against it, or with the records of a repeat. */
export const formFailures = {
  'form.no-survey': ['file'],
  'form.no-choices': ['file', 'list'],
  'form.unbalanced': ['file', 'row'],
  'form.unknown-language': ['file', 'language', 'languages'],
  'form.no-match': ['file', 'form'],
  'form.contradiction': ['variable', 'row'],
  'form.not-a-mark': ['variable', 'row'],
  'form.too-many-answers': ['variable', 'limit'],
  'parent.no-key': ['dataset', 'parent'],
  'parent.unknown-column': ['variable', 'dataset'],
  'parent.not-unique': ['key', 'parent', 'rows'],
  'parent.orphans': ['dataset', 'parent', 'rows', 'row'],
  'parent.links-disagree': ['dataset', 'parent', 'row'],
  'parent.name-taken': ['variable', 'dataset'],
  'sources.no-parent': ['file'],
  'sources.other-format': ['file'],
} as const
