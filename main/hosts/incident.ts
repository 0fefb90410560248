/** The stack says where, the message might say what: only the first reaches a terminal or a log. */
export const logIncident = (incident: string, error: unknown): void => {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const name = error instanceof Error ? error.name : typeof error
  process.stderr.write(`[${incident}] ${name}\n${stack.join('\n')}\n`)
}
