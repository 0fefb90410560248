/** The stack says where, the message might say what: only the first reaches a terminal or a log. */
export const incidentText = (incident: string, error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const name = error instanceof Error ? error.name : typeof error
  return `[${incident}] ${name}\n${stack.join('\n')}\n`
}
