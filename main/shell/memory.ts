import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { defaultSettings, Settings } from '../contract/desktop.ts'

/** What the desktop keeps between two days: settings, the window's place, where the last studies are. Nothing of them. */
export const Memory = z.object({
  settings: Settings.catch(defaultSettings),
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable().catch(null),
  studies: z.array(z.string()).catch([]),
})
export type Memory = z.infer<typeof Memory>

const longestList = 8

/** The list of studies with `path` first. */
export const withStudy = (studies: readonly string[], path: string): string[] =>
  [path, ...studies.filter((other) => other !== path)].slice(0, longestList)

export type MemoryFile = { get(): Memory; change(part: Partial<Memory>): void }

/** Kept in one small file; one that is damaged or missing counts as empty. */
export const openMemory = (folder: string): MemoryFile => {
  const file = join(folder, 'desktop.json')
  let memory = Memory.parse(readJson(file))
  return {
    get: () => memory,
    change: (part) => {
      memory = { ...memory, ...part }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

const readJson = (file: string): object => {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof content === 'object' && content !== null ? content : {}
  } catch {
    return {}
  }
}
