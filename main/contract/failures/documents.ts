/** What can be wrong with a codebook in XML, or with the text it is to hold: code → names of its parameters. */
export const documentFailures = {
  'xml.character': ['element'],
  'ddi.not-ddi': ['file'],
  'ddi.not-well-formed': ['file'],
  'ddi.encoding': ['file'],
  'ddi.doctype': ['file'],
  'ddi.too-deep': ['file'],
  'ddi.too-long': ['file'],
  'ddi.several-files': ['file', 'files', 'dataset'],
  'ddi.too-many-elements': ['file', 'limit'],
} as const
