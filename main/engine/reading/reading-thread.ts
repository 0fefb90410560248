import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Failure, type FailureCode } from '../../contract/failure.ts'
import type { ReadingTask, ThreadReply, ThreadRequest } from './messages.ts'

/** Memory for the objects of a reader; what readers keep outside of it is capped by themselves. */
const heapMb = 2048

export type ReadingThread = {
  /** The next message that is no progress. Fails as the thread does, and when the signal says to stop. */
  readonly receive: (onProgress?: (done: number, total: number) => void) => Promise<ThreadReply>
  readonly ask: (request: ThreadRequest) => void
  readonly end: () => void
}

export type ThreadStart = {
  /** The file with the thread's program. */
  readonly program: string
  /** Whichever is aborted ends the thread. */
  readonly stops: readonly AbortSignal[]
  /** Other limits, for tests. */
  readonly heapMb?: number
}

/**
 * A thread that reads one file. One that runs out of memory ends as `file.out-of-memory`, one that ends for no reason as
 * `file.reader-ended`, and one that never comes back ends with the signal: the engine and its study go on.
 */
export const startReading = (task: ReadingTask, start: ThreadStart): ReadingThread => {
  const file = basename(task.request.file)
  const worker = new Worker(start.program, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: start.heapMb ?? heapMb },
    stdout: false,
    stderr: false,
  })
  const waiting: ThreadReply[] = []
  let wake: () => void = () => undefined
  let onProgress: (done: number, total: number) => void = () => undefined
  let failure: unknown
  const fail = (error: unknown): void => {
    failure ??= error
    wake()
  }
  const stop = (): void => {
    fail(new Failure('cancelled', {}))
    void worker.terminate()
  }
  worker.on('message', (message: ThreadReply) => {
    if (message.kind === 'progress') onProgress(message.done, message.total)
    else waiting.push(message)
    wake()
  })
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Failure('file.out-of-memory', { file }) : error),
  )
  worker.on('exit', () => {
    for (const signal of start.stops) signal.removeEventListener('abort', stop)
    fail(new Failure('file.reader-ended', { file }))
  })
  for (const signal of start.stops) signal.addEventListener('abort', stop)
  if (start.stops.some(({ aborted }) => aborted)) stop()

  const receive: ReadingThread['receive'] = async (show = () => undefined) => {
    onProgress = show
    for (;;) {
      const message = waiting.shift()
      if (message?.kind === 'failure')
        throw new Failure(message.failure.code as FailureCode, message.failure.params as never)
      if (message?.kind === 'defect') throw new Error(message.trace)
      if (message !== undefined) return message
      if (failure !== undefined) throw failure
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { receive, ask: (request) => worker.postMessage(request), end: () => void worker.terminate() }
}
