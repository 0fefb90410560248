import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'followUp.person-twice': ['analysis', 'records'],
  'followUp.unknown-person': ['analysis', 'records'],
  'followUp.no-month': ['analysis', 'records'],
  'followUp.visit-twice': ['analysis', 'records'],
  'followUp.visit-outside': ['analysis', 'records'],
  'followUp.lost-later': ['analysis', 'records'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
