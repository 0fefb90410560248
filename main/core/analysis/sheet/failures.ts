import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'sheet.of-persons': ['analysis', 'dataset'],
  'sheet.too-long': ['analysis', 'rows', 'most'],
  'sheet.unknown-table': ['analysis', 'table'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
