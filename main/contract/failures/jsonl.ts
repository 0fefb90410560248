/** What can be wrong with a file of JSON lines that is read: code → names of its parameters. */
export const jsonlFailures = {
  'jsonl.array': ['file'],
  'jsonl.not-object': ['file', 'row'],
  'jsonl.invalid': ['file', 'row', 'column'],
  'jsonl.not-utf8': ['file', 'row'],
  'jsonl.too-deep': ['file', 'row', 'limit'],
  'jsonl.line-too-long': ['file', 'row', 'limit'],
  'jsonl.text-too-long': ['file', 'row', 'column', 'limit'],
  'jsonl.too-many-names': ['file', 'row', 'limit'],
  'jsonl.repeated-name': ['file', 'row', 'column'],
  'jsonl.forbidden-name': ['file', 'row', 'column'],
} as const
