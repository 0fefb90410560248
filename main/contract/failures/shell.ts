/** Failures between the window, its shell and the engine's process: code → names of their parameters. */
export const shellFailures = {
  'engine.stopped': [],
  'choice.unknown': [],
  'choice.outside': ['file'],
} as const
