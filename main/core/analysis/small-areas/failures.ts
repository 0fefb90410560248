import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'areas.no-covariate': ['analysis', 'area'],
  'areas.no-variance': ['analysis', 'areas'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
