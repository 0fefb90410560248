/** What can be wrong with an SPSS file that is read or written: code → names of its parameters. */
export const savFailures = {
  'sav.not-sav': ['file'],
  'sav.encrypted': ['file'],
  'sav.no-variables': ['file'],
  'sav.record-truncated': ['file', 'byte', 'record'],
  'sav.record-invalid': ['file', 'byte', 'record'],
  'sav.over-limit': ['file', 'byte', 'record', 'count', 'limit'],
  'sav.cases-missing': ['file', 'declared', 'room'],
  'sav.cases-beyond': ['file', 'declared'],
  'sav.case-truncated': ['file', 'byte', 'row'],
  'sav.case-invalid': ['file', 'byte', 'row'],
  'sav.too-many-cases': ['file', 'limit'],
  'sav.too-much-text': ['file', 'limit'],
  'sav.missing-too-many': ['variable'],
  'sav.code-not-number': ['variable'],
  'sav.character-not-in-encoding': ['variable', 'encoding'],
  'sav.text-too-long': ['variable', 'limit'],
} as const
