import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'events.none': ['analysis', 'dataset'],
  'events.no-households': ['analysis'],
  'events.no-name': ['analysis', 'events'],
  'events.name-twice': ['analysis', 'events'],
  'events.no-date': ['analysis', 'events'],
  'events.below-zero': ['analysis', 'events'],
  'events.fewer-than-households': ['analysis', 'events'],
  'events.chosen-outside': ['analysis', 'events'],
  'events.unknown-previous': ['analysis', 'events'],
  'events.previous-later': ['analysis', 'events'],
  'events.return-of-none': ['analysis', 'returns'],
  'events.return-unknown': ['analysis', 'returns'],
  'events.returned-more': ['analysis', 'returns'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
