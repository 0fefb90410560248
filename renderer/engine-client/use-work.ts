import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { EngineFailure } from './failure.ts'

/** One piece of work at a time, whatever it asks of the engine; it keeps how the last one failed. */
export const useWork = (): UseMutationResult<unknown, EngineFailure, () => Promise<unknown>> =>
  useMutation<unknown, EngineFailure, () => Promise<unknown>>({ mutationFn: (work) => work() })
