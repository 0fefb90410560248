import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'
import './run-folder.ts'

/**
 * The folder of this name that `make` filled for the first file of the run that asked for it; others wait for it. It is
 * for all of them, so that none may change it.
 */
export const madeOnce = async (name: string, make: (folder: string) => Promise<unknown>): Promise<string> => {
  const made = join(inject('runFolder'), name)
  const making = `${made}.making`
  while (!existsSync(made)) {
    if (!take(making)) await setTimeout(100)
    // It was put in place between the two looks.
    else if (existsSync(made)) rmdirSync(making)
    else await fill(making, made, make)
  }
  return made
}

/** Whether the folder is this one's to fill. */
const take = (folder: string): boolean => {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

const fill = async (making: string, made: string, make: (folder: string) => Promise<unknown>): Promise<void> => {
  try {
    await make(making)
    renameSync(making, made)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}
