import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type CommandName, commands } from '../../main/contract/commands.ts'
import { temporaryFolder } from '../harness/engine.ts'
import { withinProcessorSeconds } from '../harness/processor-time.ts'
import { bombsOf } from '../torture/inputs/bombs.ts'
import { outcomeAt } from '../torture/inputs/case.ts'
import { doors } from '../torture/inputs/doors.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)

/** A file is described by the readers that read it, and refused there in the description. */
const readingDoors = doors.filter(({ name }) => !name.endsWith(', described'))

describe('small files that ask for far more than they are', () => {
  test.each(readingDoors.map((door) => [door.name, door] as const))(
    '%s: are refused in less than a second of the processor',
    async (name, door) => {
      const bombs = await bombsOf(name)
      expect(bombs.length).toBeGreaterThan(0)
      for (const whole of await door.seeds()) await outcomeAt(door, whole, folder)
      for (const [bomb, bytes] of bombs) {
        const made = bytes()
        const outcome = await withinProcessorSeconds(1, () => outcomeAt(door, made, folder))
        expect(outcome, bomb).toMatch(/^[\w-]+\.[\w.-]+$/)
      }
    },
  )
})

describe('every way in', () => {
  /** Commands whose arguments name a file that is written, or is read by another command. */
  const readNothing: readonly CommandName[] = ['codebook.export', 'data.export', 'plan.export', 'plan.edit']
  /** Commands that read a folder of files that come from elsewhere. */
  const ofFolders: readonly CommandName[] = ['reference.verify', 'release.verify']

  const namesOfArguments = (schema: unknown): string[] => {
    if (Array.isArray(schema)) return schema.flatMap(namesOfArguments)
    if (typeof schema !== 'object' || schema === null) return []
    const { properties = {} } = schema as { properties?: object }
    return [...Object.keys(properties), ...Object.values(schema).flatMap(namesOfArguments)]
  }
  const takesFile = (command: CommandName): boolean => {
    const schema = z.toJSONSchema(commands[command].args, { io: 'input', unrepresentable: 'any' })
    return namesOfArguments(schema).some((name) => name === 'file' || name === 'files')
  }

  test('has a door among the mutated inputs', () => {
    const known = new Set(doors.flatMap((door) => door.commands))
    const taking = (Object.keys(commands) as CommandName[]).filter(takesFile)
    const open = [...taking.filter((command) => !readNothing.includes(command)), ...ofFolders]
    expect(open.length).toBeGreaterThan(10)
    expect(open.filter((command) => !known.has(command))).toEqual([])
    expect([...known].filter((command) => !open.includes(command))).toEqual([])
  })
})
