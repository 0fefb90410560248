/** What can be wrong with an SPSS file that is read or written: code → names of its parameters. */
export const savFailures = {
  'sav.missing-too-many': ['variable'],
  'sav.code-not-number': ['variable'],
  'sav.character-not-in-encoding': ['variable', 'encoding'],
  'sav.text-too-long': ['variable', 'limit'],
} as const
