import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { inputOf, openDoors, outcomeAt } from '../torture/inputs/case.ts'
import { doors } from '../torture/inputs/doors.ts'
import { watchHangs } from '../torture/inputs/watch.ts'

/** A short sample of `npm run torture`. */
describe('what comes in by any door', () => {
  const { folder, remove } = temporaryFolder()
  afterAll(remove)

  test.each(doors.map((door) => [door.name, door] as const))('%s: whole it is read', async (_, door) => {
    for (const whole of await door.seeds()) expect(await outcomeAt(door, whole, folder)).toBe('read')
  })

  test('mutated it is read or refused with a code', async () => {
    const opened = await openDoors()
    const outcomes = new Map<string, Set<string>>()
    for (let number = 0; number < 1200; number++) {
      const { door, bytes } = inputOf(opened, 1, number)
      outcomes.set(door.name, (outcomes.get(door.name) ?? new Set()).add(await outcomeAt(door, bytes, folder)))
    }
    expect(outcomes.size).toBe(doors.length)
    expect(new Set([...outcomes.values()].flatMap((codes) => [...codes])).size).toBeGreaterThan(40)
  })

  test('is the same for the same seed', async () => {
    const opened = await openDoors()
    const first = Array.from({ length: 50 }, (_, number) => Buffer.from(inputOf(opened, 7, number).bytes))
    const again = Array.from({ length: 50 }, (_, number) => Buffer.from(inputOf(opened, 7, number).bytes))
    expect(again).toEqual(first)
    expect(Array.from({ length: 50 }, (_, number) => Buffer.from(inputOf(opened, 8, number).bytes))).not.toEqual(first)
  })
})

describe('the watch for inputs that hang', () => {
  /** Looks twenty times a second, while of each second of the clock the program has a share of the processor. */
  const seconds = (clock: number, share: number, watch = watchHangs()): string | null => {
    let wrong: string | null = null
    for (let look = 0; look <= clock * 20; look++) wrong ??= watch(1, { busy: (look / 20) * share, clock: look / 20 })
    return wrong
  }

  test('catches what works for more than 10 s of the processor', () => {
    expect(seconds(9.9, 1)).toBeNull()
    expect(seconds(10.1, 1)).toMatch(/processor/)
    expect(seconds(40, 0.3)).toMatch(/processor/)
  })

  test('catches what sleeps', () => {
    expect(seconds(59, 0)).toBeNull()
    expect(seconds(61, 0)).toMatch(/hangs/)
  })

  test('accuses nothing of a busy machine, nor of one that stopped the program', () => {
    expect(seconds(40, 0.1)).toBeNull()
    const watch = watchHangs()
    expect(seconds(5, 1, watch)).toBeNull()
    expect(watch(1, { busy: 5, clock: 3600 })).toBeNull()
    expect(watch(2, { busy: 12, clock: 3610 })).toBeNull()
    expect(watch(2, { busy: 21, clock: 3620 })).toBeNull()
  })
})
