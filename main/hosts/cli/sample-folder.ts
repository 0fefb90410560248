import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Failure } from '../../contract/failure.ts'

/** In the folder of a sample: the names of what the sample made there, and may delete, a line each. */
const listFile = '.caracteriza-sample'

/**
 * Makes a sample in `folder` in place of what an earlier one made there, so that it holds what the last one made. Nothing
 * else is deleted: what stands there under one of the names that are made `first`, and is not from a sample, is refused.
 */
export const inSampleFolder = async <Made>(
  folder: string,
  first: readonly string[],
  make: () => Promise<Made>,
): Promise<Made> => {
  for (const name of listed(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const others = new Set([...readdirSync(folder), listFile])
  const taken = first.find((name) => others.has(name))
  if (taken !== undefined) throw new Failure('sample.taken', { folder: join(folder, taken) })
  // Also of a sample that is cut short the next one knows what it may delete.
  list(folder, first)
  try {
    return await make()
  } finally {
    list(
      folder,
      readdirSync(folder).filter((name) => !others.has(name)),
    )
  }
}

const listed = (folder: string): readonly string[] => {
  const file = join(folder, listFile)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(isInside) : []
}

/** Whether a name leads nowhere but into the folder. */
const isInside = (name: string): boolean => !['', '.', '..'].includes(name) && name === basename(name)

const list = (folder: string, names: readonly string[]): void =>
  writeFileSync(join(folder, listFile), `${names.join('\n')}\n`)
