import type { Texts } from '../../engine/texts.ts'
import type { Terminal } from './terminal.ts'

/** Shows on a terminal, in one line that is written anew, how far a job is; silent elsewhere. */
export const terminalProgress = (
  { isLive, tell }: Terminal,
  texts: Texts,
): { show: (phase: string, done: number, total: number) => void; end: () => void } => {
  let last = ''
  return {
    show: (phase, done, total) => {
      const line = `${texts(`phase.${phase}`)} ${total > 0 ? `${Math.floor((100 * done) / total)} %` : done}`
      if (!isLive || line === last) return
      tell(`\r\u001b[2K${line}`)
      last = line
    },
    end: () => {
      if (last !== '') tell('\r\u001b[2K')
      last = ''
    },
  }
}
