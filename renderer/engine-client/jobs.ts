import { useSyncExternalStore } from 'react'
import type { CommandName } from '../../main/contract/commands.ts'
import type { Progress } from './connection.ts'

/** A call that is running: what it is, how far, and how to stop it. */
export type Job = {
  readonly id: number
  readonly command: CommandName
  readonly progress: Progress | null
  readonly cancel: () => void
}

export type Jobs = {
  start(command: CommandName, cancel: () => void): { progress(progress: Progress): void; end(): void }
  subscribe(listener: () => void): () => void
  list(): readonly Job[]
}

export const createJobs = (): Jobs => {
  let jobs: readonly Job[] = []
  let lastId = 0
  const listeners = new Set<() => void>()
  const set = (next: readonly Job[]): void => {
    jobs = next
    for (const listener of listeners) listener()
  }
  return {
    start: (command, cancel) => {
      lastId += 1
      const id = lastId
      set([...jobs, { id, command, progress: null, cancel }])
      return {
        progress: (progress) => set(jobs.map((job) => (job.id === id ? { ...job, progress } : job))),
        end: () => set(jobs.filter((job) => job.id !== id)),
      }
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    list: () => jobs,
  }
}

export const useJobs = (jobs: Jobs): readonly Job[] => useSyncExternalStore(jobs.subscribe, jobs.list)
