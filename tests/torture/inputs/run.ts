import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inputOf, openDoors } from './case.ts'
import { type Defect, workThrough } from './work-through.ts'

export type InputOptions = {
  readonly cases: number
  readonly seed: number
  readonly door: string | undefined
  /** Keeps how far the work is, and goes on from there. */
  readonly state: string | undefined
}

type State = {
  readonly seed: number
  readonly door: string | null
  done: number
  readonly outcomes: Record<string, number>
  readonly defects: Defect[]
}

/** Cases that a run which was stopped does again, at most. */
const keptEvery = 2000

/** Lets mutated inputs in by every door and says how they fared; gives the number of defects. */
export const tortureInputs = async ({ cases, seed, door, state: file }: InputOptions): Promise<number> => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'caracteriza-torture-'))
  const state = stateIn(file, seed, door ?? null)
  const keep = (): void => {
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(state, null, 1)}\n`)
  }
  const started = { at: performance.now(), done: state.done }
  console.log(`Inputs ${state.done} to ${cases}, seed ${seed}`)
  await workThrough({ seed, from: state.done, to: cases, ...(door === undefined ? {} : { door }) }, folder, {
    onDone: (done, outcomes) => {
      state.done = done
      for (const [key, count] of outcomes) state.outcomes[key] = (state.outcomes[key] ?? 0) + count
      if (done % keptEvery === 0) keep()
      if (done % 10_000 > 0) return
      const rate = (1000 * (done - started.done)) / (performance.now() - started.at)
      console.log(`${done} inputs, ${state.defects.length} defects, ${rate.toFixed(0)} a second`)
    },
    onDefect: (defect) => {
      state.defects.push(defect)
      keep()
      console.log(`Input ${defect.number} (${defect.door}): ${defect.what}`)
    },
  })
  keep()
  rmSync(folder, { recursive: true, force: true })
  console.log(summaryOf(state))
  return state.defects.length
}

const stateIn = (file: string | undefined, seed: number, door: string | null): State => {
  const fresh = { seed, door, done: 0, outcomes: {}, defects: [] }
  if (file === undefined || !existsSync(file)) return fresh
  const kept: State = JSON.parse(readFileSync(file, 'utf8'))
  if (kept.seed !== seed || kept.door !== door) throw new Error(`${file} is of another seed or door`)
  return kept
}

const summaryOf = ({ outcomes, defects, done }: State): string => {
  const byDoor = Map.groupBy(Object.entries(outcomes), ([key]) => key.slice(0, key.lastIndexOf(': ')))
  const lines = [...byDoor].map(([door, counts]) => {
    const total = counts.reduce((sum, [, count]) => sum + count, 0)
    const read = counts.find(([key]) => key.endsWith(': read'))?.[1] ?? 0
    return `${door.padEnd(24)} ${String(total).padStart(8)} inputs, ${String(read).padStart(7)} read, the others refused with ${counts.length - 1} codes`
  })
  return [...lines, `${done} inputs, ${defects.length} defects`].join('\n')
}

/** Writes the input of one case, to look at what it does. */
export const writeInput = async (number: number, { seed, door: name }: InputOptions, file: string): Promise<void> => {
  const { door, bytes } = inputOf(await openDoors(name), seed, number)
  writeFileSync(file, bytes)
  console.log(`Input ${number} of seed ${seed}, for the door «${door.name}»: ${file}`)
}
