/** Failures of the wire and the engine itself: code → names of its parameters. */
export const engineFailures = {
  cancelled: [],
  internal: ['incident'],
  'request.invalid': ['command', 'path'],
  'request.unknown-command': ['command'],
  'study.not-open': [],
  'study.already-open': [],
  'plan.none': [],
  'file.unknown-identifier': ['variable', 'file'],
} as const
