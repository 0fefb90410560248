import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { passphrase } from './support.ts'

/** Starts `child.ts` on a study and waits until it has said so many times that it did something, opening included. */
export const startChild = async (folder: string, task: 'hold' | 'write', steps = 1): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), folder, task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(`${passphrase()}\n`)
  let said = 0
  for await (const _line of createInterface(child.stdout)) {
    said += 1
    if (said === steps) break
  }
  return child
}

/** Ends it as a power cut would: without a chance to tidy up. */
export const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}
