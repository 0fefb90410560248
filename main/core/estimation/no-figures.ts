import type { Cell } from '../../contract/results.ts'

/** Everything that is told beside the estimate of a cell, none of which is known. */
export const noFigures = {
  se: null,
  ciLow: null,
  ciHigh: null,
  cv: null,
  logCv: null,
  deff: null,
  df: null,
  n: null,
  nEff: null,
  cases: null,
  psus: null,
  sumWeights: null,
} as const satisfies Partial<Cell>
