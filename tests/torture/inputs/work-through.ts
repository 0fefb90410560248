import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Passed, watchHangs } from './watch.ts'
import type { Report, Work } from './worker.ts'

/** The memory that no input may exceed. */
export const caps = { heapMb: 512, memoryMb: 1500 } as const

export type Defect = { readonly number: number; readonly door: string; readonly what: string }

export type Range = { readonly seed: number; readonly from: number; readonly to: number; readonly door?: string }

type Listener = {
  readonly onDone: (done: number, outcomes: ReadonlyMap<string, number>) => void
  readonly onDefect: (defect: Defect) => void
}

/**
 * Works through the cases in a thread that is watched: one that takes too long, too much memory or the thread down is
 * a defect, and the work goes on behind it.
 */
export const workThrough = async (range: Range, folder: string, listener: Listener): Promise<void> => {
  let { from } = range
  while (from < range.to) {
    const ended = await inThread({ ...range, from, door: range.door, folder }, listener)
    if (ended === null) return
    listener.onDefect({ number: ended.number, door: '', what: ended.what })
    from = ended.number + 1
  }
}

/** The place of a thread that is still loading its programs. */
const notBegun = -1

/** This program does nothing beside the thread it watches, so the processor's time is the thread's. */
const passed = (): Passed => {
  const { user, system } = process.cpuUsage()
  return { busy: (user + system) / 1e6, clock: performance.now() / 1000 }
}

/** Null when all is done; else the case that ended the thread, and why. */
const inThread = (
  work: Omit<Work, 'place'>,
  { onDone, onDefect }: Listener,
): Promise<{ number: number; what: string } | null> =>
  new Promise((resolve) => {
    const place = new Int32Array(new SharedArrayBuffer(4)).fill(notBegun)
    const worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
      workerData: { ...work, place } satisfies Work,
      resourceLimits: { maxOldGenerationSizeMb: caps.heapMb, maxYoungGenerationSizeMb: 64 },
    })
    let trouble: string | null = null
    const hang = watchHangs()
    const watch = setInterval(() => {
      const number = Atomics.load(place, 0)
      if (number !== notBegun) trouble ??= hang(number, passed())
      const heldMb = process.memoryUsage.rss() / 1e6
      if (heldMb > caps.memoryMb) trouble ??= `takes ${heldMb.toFixed(0)} MB`
      if (trouble !== null) void worker.terminate()
    }, 50)
    worker.on('message', (report: Report) => {
      if ('defect' in report) onDefect(report.defect)
      else onDone(report.done, report.outcomes)
    })
    worker.on('error', (error) => {
      trouble ??= String(error)
    })
    worker.on('exit', () => {
      clearInterval(watch)
      resolve(trouble === null ? null : { number: Math.max(work.from, Atomics.load(place, 0)), what: trouble })
    })
  })
