import type { FileDescription } from '../../contract/file-description.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import type { FailureMessage } from '../../contract/wire.ts'
import type { FileReading } from '../../files/reading.ts'

/** What a thread that reads one file is given to do. */
export type ReadingTask = { readonly task: 'describe' | 'open'; readonly request: FileToDescribe }

/** To the thread: hand over one more batch; the first one begins the reading. */
export type ThreadRequest = 'next'

/** A column on its way between threads: of its dictionary only what the other side does not have yet. */
export type SentColumn =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'code'; readonly codes: Uint32Array; readonly more: readonly string[] }

/** From the thread. */
export type ThreadReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'described'; readonly description: FileDescription }
  | { readonly kind: 'opened'; readonly reading: Omit<FileReading, 'batches'> }
  | { readonly kind: 'batch'; readonly rows: number; readonly columns: readonly SentColumn[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: FailureMessage }
  /** A defect of ours, with its trace. */
  | { readonly kind: 'defect'; readonly trace: string }
