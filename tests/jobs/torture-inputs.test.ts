import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { inputOf, openDoors, outcomeAt } from '../torture/inputs/case.ts'
import { doors } from '../torture/inputs/doors.ts'

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
