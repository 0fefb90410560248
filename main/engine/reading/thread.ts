import { parentPort, workerData } from 'node:worker_threads'
import { Failure } from '../../contract/failure.ts'
import type { Batch } from '../../core/data/batch.ts'
import { describeFile } from '../describe/describe-file.ts'
import type { ReadingTask, SentColumn, ThreadReply, ThreadRequest } from './messages.ts'
import { openSource } from './open-source.ts'

/*
 * The program of a thread that reads one file that nobody vouches for: whatever the file does to it, the engine and the
 * study it holds open go on. It writes nothing and knows no study.
 */

const port = parentPort
if (port === null) throw new Error('The reading of a file has a thread of its own')
const { task, request } = workerData as ReadingTask

const reply = (message: ThreadReply, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, moved)
const onProgress = (done: number, total: number): void => reply({ kind: 'progress', done, total })

/** Ends the thread's work by a message; whatever is not a `Failure` is a defect. */
const orFail = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof Failure) reply({ kind: 'failure', failure: { code: error.code, params: error.params } })
    else reply({ kind: 'defect', trace: String(error instanceof Error ? error.stack : error) })
  }
}

void orFail(async () => {
  if (task === 'describe') return reply({ kind: 'described', description: await describeFile(request, { onProgress }) })
  const { batches, variables, declaredRows, detected } = await openSource(request, { onProgress })
  const reading = { variables, declaredRows, ...(detected === undefined ? {} : { detected }) }
  handOver(batches({ onProgress }))
  reply({ kind: 'opened', reading })
})

/** One batch for each request, read while the one before is being kept. */
function handOver(batches: AsyncIterable<Batch>): void {
  const iterator = batches[Symbol.asyncIterator]()
  const sent: number[] = []
  let ahead: Promise<IteratorResult<Batch>> | null = null
  let turn = Promise.resolve()
  port?.on('message', (_: ThreadRequest) => {
    turn = turn.then(() =>
      orFail(async () => {
        const { done, value } = await (ahead ?? iterator.next())
        if (done) return reply({ kind: 'end' })
        const columns = value.columns.map((column, place) => copyOf(column, place, sent))
        reply({ kind: 'batch', rows: value.rows, columns }, columns.map(bufferOf))
        ahead = iterator.next()
        ahead.catch(() => undefined)
      }),
    )
  })
}

/** A copy, because a reader may fill its arrays anew. */
function copyOf(column: Batch['columns'][number], place: number, sent: number[]): SentColumn {
  if (column.type === 'number') return { type: 'number', values: column.values.slice() }
  const more = column.dictionary.slice(sent[place] ?? 0)
  sent[place] = column.dictionary.length
  return { type: 'code', codes: column.codes.slice(), more }
}

function bufferOf(column: SentColumn): ArrayBuffer {
  return (column.type === 'number' ? column.values : column.codes).buffer as ArrayBuffer
}
