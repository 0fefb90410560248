import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'population.keys': [],
  'population.key-twice': ['list'],
  'population.unknown-list': ['analysis', 'list'],
  'population.model-fails': ['analysis'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
