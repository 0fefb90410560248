import type { Texts } from '../../engine/texts.ts'

/** Shows on a terminal, in one line that is written anew, how far a job is; silent elsewhere. */
export const terminalProgress = (
  texts: Texts,
): { show: (phase: string, done: number, total: number) => void; end: () => void } => {
  let last = ''
  const isTerminal = process.stderr.isTTY
  return {
    show: (phase, done, total) => {
      const line = `${texts(`phase.${phase}`)} ${total > 0 ? `${Math.floor((100 * done) / total)} %` : done}`
      if (!isTerminal || line === last) return
      process.stderr.write(`\r\u001b[2K${line}`)
      last = line
    },
    end: () => {
      if (last !== '') process.stderr.write('\r\u001b[2K')
      last = ''
    },
  }
}
