import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'triangulation.no-cell': ['analysis', 'source', 'table'],
  'triangulation.unknown-aspect': ['analysis', 'aspect'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
