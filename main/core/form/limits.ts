/** Caps on questionnaires: the largest ever seen have a few thousand rows and some ten thousand places to choose from. */
export const formLimits = {
  /** Rows of the sheet survey. */
  rows: 50_000,
  /** Rows of the sheet choices. */
  choices: 100_000,
  /** Answers to questions with several, each of which makes a column. */
  marks: 100_000,
  /** Groups and repeats inside each other. */
  depth: 64,
} as const
