import type { MicrodataStep } from '../../../contract/microdata.ts'
import { categoriesOf } from '../../data/categories.ts'
import { codesFor } from '../../data/column.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'
import type { RandomStep } from './random-step.ts'

type Pram = Extract<MicrodataStep, { step: 'pram' }>

/**
 * PRAM (Gouweleeuw and others 1998) with the matrix P = (1 − part)·I + part·1·t′, t the weighted distribution of the
 * answers: t′P = t′, so it is invariant and weighted shares are estimated from the file as they are, on average over
 * what is drawn. Missing answers stay missing.
 */
export const postRandomise = (frame: Frame, { variable, part }: Pram, { names, weights, draw }: RandomStep): Frame => {
  const { codes, categories } = categoriesOf(frame, variable)
  const shares = sharesOf(codes, categories.length, weights)
  const drawn = codesFor(categories.length, frame.rows)
  for (let row = 0; row < frame.rows; row++) {
    const code = codes[row] as number
    if (code === 0) continue
    const u = draw('pram', frame.dataset, variable, names[row] as string)
    drawn[row] = u < part ? categoryAt(u / part, shares) : code
  }
  const own = variableOf(frame, variable)
  return withVariable(
    frame,
    { ...own, storage: 'code', categories: [...categories] },
    { type: 'code', codes: drawn, dictionary: categories.map(({ code }) => code) },
  )
}

/** Weights are added in their own order, so that the order of the records changes no digit. */
const sharesOf = (codes: ArrayLike<number>, categories: number, weights: Float64Array): Float64Array => {
  const sums = new Float64Array(categories + 1)
  for (const row of [...weights.keys()].sort((a, b) => (weights[a] as number) - (weights[b] as number))) {
    const code = codes[row] as number
    if (code > 0) sums[code] = (sums[code] as number) + (weights[row] as number)
  }
  const sum = sums.reduce((total, own) => total + own, 0)
  return sums.map((own) => own / sum)
}

const categoryAt = (u: number, shares: Float64Array): number => {
  let below = 0
  for (let code = 1; code < shares.length; code++) {
    below += shares[code] as number
    if (u < below) return code
  }
  return shares.findLastIndex((share) => share > 0)
}
