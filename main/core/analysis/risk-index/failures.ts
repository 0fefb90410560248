import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'riskIndex.few-areas': ['analysis', 'areas'],
  'riskIndex.nothing-differs': ['analysis'],
  'riskIndex.missing': ['analysis', 'variable', 'areas'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
