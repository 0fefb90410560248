import { parentPort, workerData } from 'node:worker_threads'
import { inputOf, openDoors, outcomeAt } from './case.ts'
import type { Door } from './door.ts'

/** What a thread that works through cases is given. `place` holds the number of the case at hand. */
export type Work = {
  readonly seed: number
  readonly from: number
  readonly to: number
  readonly door: string | undefined
  readonly folder: string
  readonly place: Int32Array
}

/** Outcomes by door since the last report, and what went wrong. */
export type Report =
  | { readonly done: number; readonly outcomes: ReadonlyMap<string, number> }
  | { readonly defect: { readonly number: number; readonly door: string; readonly what: string } }

/** Cases between two reports. */
const reportEvery = 500

const { seed, from, to, door: name, folder, place } = workerData as Work
const opened = await openDoors(name)
const tell = (report: Report): void => parentPort?.postMessage(report)

/** Most inputs are refused, so no trace is taken of failures; a defect is met a second time with one. */
Error.stackTraceLimit = 0
const tracedAgain = async (door: Door, bytes: Uint8Array, first: unknown): Promise<string> => {
  Error.stackTraceLimit = 20
  try {
    await outcomeAt(door, bytes, folder)
    return `${first} (the second time not)`
  } catch (error) {
    return String(error instanceof Error ? error.stack : error)
  } finally {
    Error.stackTraceLimit = 0
  }
}

let outcomes = new Map<string, number>()
for (let number = from; number < to; number++) {
  Atomics.store(place, 0, number)
  const { door, bytes } = inputOf(opened, seed, number)
  let outcome: string
  try {
    outcome = await outcomeAt(door, bytes, folder)
  } catch (error) {
    outcome = 'DEFECT'
    tell({ defect: { number, door: door.name, what: await tracedAgain(door, bytes, error) } })
  }
  const key = `${door.name}: ${outcome}`
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
  if ((number + 1) % reportEvery === 0 || number + 1 === to) {
    tell({ done: number + 1, outcomes })
    outcomes = new Map()
  }
}
