import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'scoring.bands': ['analysis'],
  'scoring.unknown-band': ['analysis', 'band'],
  'scoring.multiplier': ['analysis'],
  'scoring.no-range': ['analysis'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
