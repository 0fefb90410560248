import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../../contract/failure.ts'
import type { FileDescription } from '../../contract/file-description.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import type { Batch, BatchColumn } from '../../core/data/batch.ts'
import type { FileReading, ReadingOptions } from '../../files/reading.ts'
import { describeFile } from '../describe/describe-file.ts'
import type { ReadingTask, SentColumn } from './messages.ts'
import { openSource } from './open-source.ts'
import { type ReadingThread, startReading } from './reading-thread.ts'

/** Where files are read: the program of the reading thread; left out, the thread of the engine itself. */
export type Apart = {
  readonly reader: string | undefined
  /** Aborted when nobody needs the thread any more. */
  readonly over: AbortSignal
  /** Other limits, for tests. */
  readonly heapMb?: number
}

export type SourceOptions = ReadingOptions & { readonly apart?: Apart }

/**
 * Opens a file for import in a thread of its own. Each reading of its batches ends its thread; a second one begins
 * another, and fails when that finds another file.
 */
export const openApart = async (request: FileToDescribe, reading: SourceOptions): Promise<FileReading> => {
  if (reading.apart?.reader === undefined) return openSource(request, reading)
  const { apart } = reading
  const first = await opened(request, reading, apart)
  let fresh: ReadingThread | null = first.thread
  const again = async (): Promise<ReadingThread> => {
    const second = await opened(request, reading, apart)
    if (isDeepStrictEqual(second.about, first.about)) return second.thread
    second.thread.end()
    throw new Failure('file.changed', { file: basename(request.file) })
  }
  return {
    ...first.about,
    batches: async function* (options = {}) {
      const thread = fresh ?? (await again())
      fresh = null
      yield* batchesOf(thread, options)
    },
  }
}

/** What a file seems to be, found out in a thread of its own. */
export const describeApart = async (request: FileToDescribe, reading: SourceOptions): Promise<FileDescription> => {
  if (reading.apart?.reader === undefined) return describeFile(request, reading)
  const thread = threadFor({ task: 'describe', request }, reading, reading.apart)
  try {
    const reply = await thread.receive(reading.onProgress)
    if (reply.kind !== 'described') throw new Error('The reading thread answers something else')
    return reply.description
  } finally {
    thread.end()
  }
}

const opened = async (
  request: FileToDescribe,
  reading: SourceOptions,
  apart: Apart,
): Promise<{ thread: ReadingThread; about: Omit<FileReading, 'batches'> }> => {
  const thread = threadFor({ task: 'open', request }, reading, apart)
  try {
    const reply = await thread.receive(reading.onProgress)
    if (reply.kind !== 'opened') throw new Error('The reading thread answers something else')
    return { thread, about: reply.reading }
  } catch (error) {
    thread.end()
    throw error
  }
}

const threadFor = (task: ReadingTask, { signal }: SourceOptions, { reader, over, heapMb }: Apart): ReadingThread =>
  startReading(task, {
    program: reader as string,
    stops: signal === undefined ? [over] : [over, signal],
    ...(heapMb === undefined ? {} : { heapMb }),
  })

async function* batchesOf(thread: ReadingThread, { onProgress }: ReadingOptions): AsyncGenerator<Batch> {
  const dictionaries: string[][] = []
  try {
    for (;;) {
      thread.ask('next')
      const message = await thread.receive(onProgress)
      if (message.kind !== 'batch') return
      const { rows, columns } = message
      yield { rows, columns: columns.map((column, place) => received(column, place, dictionaries)) }
    }
  } finally {
    thread.end()
  }
}

const received = (column: SentColumn, place: number, dictionaries: string[][]): BatchColumn => {
  if (column.type === 'number') return column
  const dictionary = dictionaries[place] ?? []
  dictionaries[place] = dictionary
  for (const text of column.more) dictionary.push(text)
  return { type: 'code', codes: column.codes, dictionary }
}
