import type { FailureMessage } from '../../main/contract/wire.ts'

/** A failure as the engine told it; its sentence stands in the locales. */
export class EngineFailure extends Error {
  readonly code: string
  readonly params: FailureMessage['params']
  constructor({ code, params }: FailureMessage) {
    super(code)
    this.name = 'EngineFailure'
    this.code = code
    this.params = params
  }
}

/** What went wrong, in the form it can be told. */
export const failureOf = (error: unknown): FailureMessage =>
  error instanceof EngineFailure ? error : { code: 'internal', params: { incident: '–' } }
