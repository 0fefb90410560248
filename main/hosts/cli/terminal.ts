import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** What the command line talks with: the process that it runs in, or a test. */
export type Terminal = {
  readonly environment: NodeJS.ProcessEnv
  /** Takes what was asked for. */
  readonly write: (text: string) => void
  /** Takes what is told beside it: failures, how far the work is. */
  readonly tell: (text: string) => void
  /** Whether a line that was told can be written anew. */
  readonly isLive: boolean
  /** Asks for something that is not shown while it is typed; null where nobody is to ask. */
  readonly ask: ((question: string) => Promise<string>) | null
}

/** The terminal, pipes or files of this process. */
export const ownTerminal = (): Terminal => ({
  environment: process.env,
  write: (text) => process.stdout.write(text),
  tell,
  isLive: process.stderr.isTTY,
  ask: process.stdin.isTTY ? askUnseen : null,
})

const tell = (text: string): unknown => process.stderr.write(text)

const askUnseen = async (question: string): Promise<string> => {
  tell(question)
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: mute, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    tell('\n')
  }
}
