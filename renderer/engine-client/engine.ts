import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
} from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import type { Args, CommandName, Result } from '../../main/contract/commands.ts'
import { type CallOptions, type Connection, createConnection } from './connection.ts'
import type { EngineFailure } from './failure.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { isTouchedBy } from './parts.ts'

export type Engine = {
  readonly call: Connection['call']
  readonly connection: Connection
  readonly jobs: Jobs
  readonly queries: QueryClient
}

/** The engine with what the page keeps of its answers; a change of the study makes it ask again for what it touches. */
export const createEngineClient = (): Engine => {
  const connection = createConnection()
  const jobs = createJobs()
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
  connection.onChanged((parts) => {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [command] }) => isTouchedBy(command as CommandName, parts),
    })
  })
  const call = async <C extends CommandName>(
    command: C,
    args: Args<C>,
    options: CallOptions = {},
  ): Promise<Result<C>> => {
    const controller = new AbortController()
    options.signal?.addEventListener('abort', () => controller.abort())
    const job = jobs.start(command, () => controller.abort())
    const onProgress: CallOptions['onProgress'] = (progress) => {
      job.progress(progress)
      options.onProgress?.(progress)
    }
    try {
      return await connection.call(command, args, { signal: controller.signal, onProgress })
    } finally {
      job.end()
    }
  }
  return { call, connection, jobs, queries }
}

export const EngineContext = createContext<Engine | null>(null)

export const useEngine = (): Engine => {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('no engine around this part of the page')
  return engine
}

/** An answer of the engine, kept until the study changes under it. */
export const useAnswer = <C extends CommandName>(
  command: C,
  args: Args<C>,
  options: {
    readonly enabled?: boolean
    /** `never`: asked anew each time; `previous`: the answer to other arguments stays until the new one is there. */
    readonly keep?: 'never' | 'previous'
  } = {},
): UseQueryResult<Result<C>, EngineFailure> => {
  const { call } = useEngine()
  return useQuery<Result<C>, EngineFailure>({
    ...queryOf(call, command, args),
    enabled: options.enabled ?? true,
    ...(options.keep === 'never' ? { gcTime: 0 } : {}),
    ...(options.keep === 'previous' ? { placeholderData: keepPreviousData } : {}),
  })
}

/** The answers to several questions of one kind, each with its own failure: one that fails takes none of the others along. */
export const useAnswers = <C extends CommandName>(
  command: C,
  each: readonly Args<C>[],
): readonly UseQueryResult<Result<C>, EngineFailure>[] => {
  const { call } = useEngine()
  return useQueries({ queries: each.map((args) => queryOf(call, command, args)) }) as UseQueryResult<
    Result<C>,
    EngineFailure
  >[]
}

/**
 * Asks for an answer that the page is about to show: the engine works on it while the page is being drawn, and
 * `useAnswer` finds it under way.
 */
export const useAskAhead = (): (<C extends CommandName>(command: C, args: Args<C>) => void) => {
  const { call, queries } = useEngine()
  return useCallback((command, args) => void queries.prefetchQuery(queryOf(call, command, args)), [call, queries])
}

const queryOf = <C extends CommandName>(call: Engine['call'], command: C, args: Args<C>) => ({
  queryKey: [command, args],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(command, args, { signal }),
})

/** Something to be done by the engine when the user says so. */
export const useAction = <C extends CommandName>(command: C): UseMutationResult<Result<C>, EngineFailure, Args<C>> => {
  const { call } = useEngine()
  return useMutation<Result<C>, EngineFailure, Args<C>>({ mutationFn: (args) => call(command, args) })
}
