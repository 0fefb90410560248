import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Entry =
  | { readonly files: Folder }
  | { readonly offset: string; readonly size: number }
  | { readonly unpacked: true }
type Folder = Readonly<Record<string, Entry>>

/** The paths of all files of an asar archive, those that lie beside it among them. */
export const filesIn = (archive: string): readonly string[] => [...entriesOf(archive).keys()]

/** Lays all files of an asar archive out in a folder. */
export const unpackArchive = (archive: string, folder: string): void => {
  const bytes = readFileSync(archive)
  const start = 8 + bytes.readUInt32LE(4)
  for (const [path, entry] of entriesOf(archive)) {
    if (!('offset' in entry)) continue
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const from = start + Number(entry.offset)
    writeFileSync(target, bytes.subarray(from, from + entry.size))
  }
  if (existsSync(`${archive}.unpacked`)) cpSync(`${archive}.unpacked`, folder, { recursive: true })
}

/** The list at the head of the archive: sizes of it in 32 bits, then JSON. */
const entriesOf = (archive: string): ReadonlyMap<string, Entry> => {
  const bytes = readFileSync(archive)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as { readonly files: Folder }
  return new Map(entriesUnder(header.files, ''))
}

const entriesUnder = (folder: Folder, path: string): (readonly [string, Entry])[] =>
  Object.entries(folder).flatMap(([name, entry]) =>
    'files' in entry ? entriesUnder(entry.files, `${path}${name}/`) : [[`${path}${name}`, entry] as const],
  )
