import { spawn, spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Something a process did to the files below a folder, in the order it did it. Paths are relative to the folder. */
export type Act =
  | { readonly act: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly act: 'truncate'; readonly path: string; readonly length: number }
  | { readonly act: 'create'; readonly path: string }
  | { readonly act: 'sync'; readonly path: string }
  | { readonly act: 'rename'; readonly from: string; readonly to: string }
  | { readonly act: 'remove'; readonly path: string }
  | { readonly act: 'folder'; readonly path: string }
  /** A line that the process printed. */
  | { readonly act: 'told'; readonly line: string }

/** Whether this machine has strace and lets it look. */
export const canRecord = (): boolean =>
  spawnSync('strace', ['-f', '-o', '/dev/null', process.execPath, '-e', '0'], { stdio: 'ignore' }).status === 0

const calls =
  'openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,close'

/** Runs a script under strace and gives back everything it did below `folder`. */
export const record = async (
  script: string,
  args: readonly string[],
  folder: string,
  trace: string,
): Promise<Act[]> => {
  const options = ['-f', '-y', '-xx', '-s', '64000000', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', trace]
  const child = spawn('strace', [...options, process.execPath, script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0) throw new Error(`The recorded script ended with ${status}`)
  return readTrace(trace, folder)
}

const readTrace = async (trace: string, folder: string): Promise<Act[]> => {
  const acts: Act[] = []
  const offsets = new Map<string, number>()
  const unfinished = new Map<string, string>()
  for await (const line of createInterface(createReadStream(trace, 'latin1'))) {
    const [, process = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(process, rest.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest)
    const whole = resumed ? (unfinished.get(process) ?? '') + rest.slice(resumed[0].length) : rest
    const act = actOf(whole, folder, offsets)
    if (act) acts.push(act)
  }
  return acts
}

/** `pwrite64(23</tmp/x/study.db-wal>, "\\x37…", 4096, 0) = 4096` as an act; null for what failed or lies elsewhere. */
const actOf = (line: string, folder: string, offsets: Map<string, number>): Act | null => {
  const [, call = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(line) ?? []
  if (call === '' || result.startsWith('-1') || result.startsWith('?')) return null
  const within = (path: string): string | null =>
    path === folder ? '.' : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
  const [, handle = '', shown = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? []
  const path = within(plain(shown))
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) => hexBytes(hex ?? ''))
  const named = texts.map((bytes) => within(bytes.toString()))
  switch (call) {
    case 'open':
    case 'openat':
    case 'creat': {
      const [, opened = '', at = ''] = /^(\d+)<([^>]*)>/.exec(result) ?? []
      const file = within(plain(at))
      offsets.set(opened, 0)
      if (file === null || !/O_(CREAT|TRUNC)/.test(args)) return null
      return /O_TRUNC/.test(args) ? { act: 'truncate', path: file, length: 0 } : { act: 'create', path: file }
    }
    case 'write':
    case 'writev': {
      const bytes = Buffer.concat(texts)
      if (handle === '1') return { act: 'told', line: bytes.toString().trim() }
      const at = offsets.get(handle) ?? 0
      offsets.set(handle, at + bytes.length)
      return path === null ? null : { act: 'write', path, at, bytes }
    }
    case 'pwrite64':
    case 'pwritev':
    case 'pwritev2': {
      // pwritev2 ends with its flags.
      const place = call === 'pwritev2' ? /, (\d+), \w+$/ : /, (\d+)$/
      const at = Number(place.exec(args)?.[1] ?? 0)
      return path === null ? null : { act: 'write', path, at, bytes: Buffer.concat(texts) }
    }
    case 'ftruncate':
      return path === null ? null : { act: 'truncate', path, length: Number(/, (\d+)$/.exec(args)?.[1] ?? 0) }
    case 'fsync':
    case 'fdatasync':
      return path === null ? null : { act: 'sync', path }
    case 'rename':
    case 'renameat':
    case 'renameat2': {
      const [from, to] = named
      return from == null || to == null ? null : { act: 'rename', from, to }
    }
    case 'unlink':
    case 'unlinkat':
    case 'rmdir': {
      const [gone] = named
      return gone == null ? null : { act: 'remove', path: gone }
    }
    case 'mkdir':
    case 'mkdirat': {
      const [made] = named
      return made == null ? null : { act: 'folder', path: made }
    }
    default:
      return null
  }
}

/** With `-xx` paths of handles are printed in hexadecimal digits too. */
const plain = (shown: string): string => (shown.startsWith('\\x') ? hexBytes(shown).toString() : shown)

const hexBytes = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

/** The script that is recorded. */
export const scenario = join(import.meta.dirname, 'scenario.ts')
