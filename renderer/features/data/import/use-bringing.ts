import { useMutation, useMutationState } from '@tanstack/react-query'
import type { PlanEdit } from '../../../../main/contract/plan-edit-commands.ts'
import type { Choice } from '../../../../main/contract/shell-api.ts'
import type { FileSource } from '../../../../main/contract/source.ts'
import type { FailureMessage } from '../../../../main/contract/wire.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useEngine } from '../../../engine-client/engine.ts'
import { EngineFailure, failureOf } from '../../../engine-client/failure.ts'

/** A table that comes in, and what the plan is told of it then. */
export type Step = {
  readonly source: FileSource
  /** Token of its file. */
  readonly folder: string
  readonly edits: PlanEdit[]
}

type Work = { readonly steps: readonly Step[]; readonly reason: string; readonly controller: AbortController }

export type Bringing = {
  readonly isPending: boolean
  readonly failure: FailureMessage | null
  readonly bring: (steps: readonly Step[], reason: string) => Promise<void>
  /** Stops what is coming in and leaves the form: nothing comes in behind the back of who has gone on to something else. */
  readonly cancel: () => void
}

/**
 * Brings a file's tables in one after the other, each at once into the plan too, so that no stop leaves data that the
 * plan knows nothing of. It goes on where the place is left, and is found again there, as is what went wrong.
 */
export const useBringing = ({ token }: Choice): Bringing => {
  const { call, connection, queries } = useEngine()
  const { endImport } = useWorkspace()
  const mutationKey = ['import', token]
  const { mutateAsync } = useMutation<void, Error, Work>({
    mutationKey,
    mutationFn: async ({ steps, reason, controller: { signal } }) => {
      for (const { source, folder, edits } of steps) {
        if (signal.aborted) throw new EngineFailure({ code: 'cancelled', params: {} })
        await call('data.import', { source, folder, reason }, { signal })
        // Of no job that could be stopped.
        await connection.call('plan.edit', { edits })
      }
    },
    onSuccess: () => endImport(token),
  })
  const latest = useMutationState({ filters: { mutationKey }, select: ({ state }) => state }).at(-1)
  return {
    isPending: latest?.status === 'pending',
    failure: latest?.error ? failureOf(latest.error) : null,
    bring: (steps, reason) => mutateAsync({ steps, reason, controller: new AbortController() }),
    cancel: () => {
      for (const { state } of queries.getMutationCache().findAll({ mutationKey })) {
        const work = state.variables as Work | undefined
        work?.controller.abort()
      }
      endImport(token)
    },
  }
}
