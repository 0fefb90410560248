import { type OwnFailure, ownFailure } from '../own-failure.ts'

/** When this analysis cannot be given: code → names of its parameters. */
export const failures = {
  'solutions.no-group': ['analysis', 'variable', 'code'],
  'solutions.none-complete': ['analysis'],
  'solutions.no-cells': ['analysis'],
  'solutions.unknown-code': ['variable', 'code'],
} as const

export const refusal: OwnFailure<typeof failures> = ownFailure
