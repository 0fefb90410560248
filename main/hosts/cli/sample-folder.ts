import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { Failure } from '../../contract/failure.ts'

/**
 * In the folder of a sample: the files that the sample made there, and may delete, a line each. A folder of its own stands
 * for all that is in it while the sample is being made, so that the next one may take the place of one that was cut short.
 */
const listFile = '.caracteriza-sample'

/**
 * Makes a sample in `folder` in place of what an earlier one made there. `own` are the folders that a sample has to itself;
 * files for elsewhere are made in one of those, and `make` brings them from there. What the list of the earlier sample does
 * not name is never deleted or written over: a file in a folder of `own` is refused with `sample.taken` before anything is
 * deleted, one in the place of a file that is brought with `sample.in-the-way`, and any other stays.
 */
export const inSampleFolder = async <Made>(
  folder: string,
  own: readonly string[],
  make: (bring: (from: string, files: readonly string[]) => void) => Promise<Made>,
): Promise<Made> => {
  const before = listed(folder)
  for (const name of own) refuseOthers(folder, name, before)
  for (const name of own) rmSync(join(folder, name), { recursive: true, force: true })
  for (const file of before) removeFile(folder, file)
  mkdirSync(folder, { recursive: true })
  const brought: string[] = []
  list(
    folder,
    own.map((name) => `${name}/`),
  )
  try {
    return await make((from, files) => {
      bringFiles(folder, from, files)
      brought.push(...files)
    })
  } finally {
    list(folder, [...own.flatMap((name) => filesIn(folder, name)), ...brought])
  }
}

/** The files in an own folder, at any depth; what stands there in place of a folder, and a link, is taken as a file. */
const filesIn = (folder: string, name: string): readonly string[] => {
  const here = lstatSync(join(folder, name), { throwIfNoEntry: false })
  if (here === undefined) return []
  if (!here.isDirectory()) return [name]
  return readdirSync(join(folder, name)).flatMap((inside) => filesIn(folder, `${name}/${inside}`))
}

const refuseOthers = (folder: string, name: string, before: ReadonlySet<string>): void => {
  if (before.has(`${name}/`) && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory()) return
  const other = filesIn(folder, name).find((file) => !before.has(file))
  if (other !== undefined) throw new Failure('sample.taken', { file: join(folder, other) })
}

/** Moves files from an own folder, which goes, to the same names in `folder`; all of them or none. */
const bringFiles = (folder: string, from: string, files: readonly string[]): void => {
  const taken = files.find((file) => lstatSync(join(folder, file), { throwIfNoEntry: false }) !== undefined)
  if (taken === undefined)
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      renameSync(join(folder, from, file), join(folder, file))
    }
  rmSync(join(folder, from), { recursive: true, force: true })
  if (taken !== undefined) throw new Failure('sample.in-the-way', { file: join(folder, taken) })
}

const listed = (folder: string): ReadonlySet<string> => {
  const file = join(folder, listFile)
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
}

/** Deletes a file, and the folders that are empty without it. */
const removeFile = (folder: string, name: string): void => {
  const file = join(folder, name)
  if (!isInside(folder, name) || !lstatSync(file, { throwIfNoEntry: false })?.isFile()) return
  rmSync(file)
  for (let at = dirname(file); at !== folder && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at)
}

/** Whether a name leads nowhere but into the folder, also where a folder on its way is a link. */
const isInside = (folder: string, name: string): boolean => {
  const parent = dirname(join(folder, name))
  return existsSync(parent) && `${realpathSync(parent)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`)
}

const list = (folder: string, names: readonly string[]): void =>
  writeFileSync(join(folder, listFile), `${names.join('\n')}\n`)
