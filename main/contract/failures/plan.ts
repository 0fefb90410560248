/** What can be wrong with a plan, a derivation or a table of it: code → names of its parameters. */
export const planFailures = {
  'plan.invalid': ['path', 'problem'],
} as const
