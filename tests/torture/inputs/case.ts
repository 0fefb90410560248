import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../../main/contract/failure.ts'
import { randomFrom } from '../../harness/damage.ts'
import type { Door } from './door.ts'
import { doors } from './doors.ts'

export type Opened = { readonly door: Door; readonly seeds: readonly Uint8Array[] }

/** The doors with their seeds, all of them or the one of that name. */
export const openDoors = async (name?: string): Promise<readonly Opened[]> => {
  const chosen = doors.filter((door) => name === undefined || door.name === name)
  if (chosen.length === 0) throw new Error(`No door is called ${name}: ${doors.map((door) => door.name).join('; ')}`)
  const opened = await Promise.all(chosen.map(async (door) => ({ door, seeds: await door.seeds() })))
  return opened.flatMap((one) => Array<Opened>(one.door.turns).fill(one))
}

/** The mutated input of a case: the same for the same seed, number and doors. The doors take their turns. */
export const inputOf = (opened: readonly Opened[], seed: number, number: number): { door: Door; bytes: Uint8Array } => {
  const { door, seeds } = opened[number % opened.length] as Opened
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ number)
  const whole = seeds[random(seeds.length)] as Uint8Array
  return { door, bytes: door.mutate(whole, random, seeds) }
}

/** Goes in by the door: `read`, or the code of the failure. Whatever else is thrown is a defect and goes through. */
export const outcomeAt = async (door: Door, bytes: Uint8Array, folder: string): Promise<string> => {
  const path = join(folder, door.file)
  writeFileSync(path, bytes)
  try {
    await door.enter(path)
    return 'read'
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'internal') throw new Error('an internal failure')
    return error.code
  }
}
