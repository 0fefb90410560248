import type { KeyFrequencies } from './keys.ts'

/**
 * The probability that a record is re-identified by one who knows its keys (Benedetti & Franconi 1998; Franconi &
 * Polettini 2004), with F given f negative binomial and p = f / F:
 * f = 1: p/(1 − p)·ln(1/p); f = 2: p/(1 − p) − (p/(1 − p))²·ln(1/p); f > 2 by the approximation p/(f − (1 − p)).
 * Where the sample is the population (p = 1) the risk is 1/f.
 */
export const individualRisks = ({ sample, population }: KeyFrequencies): Float64Array =>
  sample.map((f, row) => riskOf(f, population[row] as number))

const riskOf = (f: number, F: number): number => {
  const p = f / F
  if (p >= 1) return 1 / f
  const odds = p / (1 - p)
  if (f === 1) return odds * Math.log(1 / p)
  if (f === 2) return odds - odds * odds * Math.log(1 / p)
  return p / (f - (1 - p))
}

/** The probability that some member of the record's household is re-identified: 1 − Π (1 − rᵢ). */
export const householdRisks = (risks: Float64Array, households: Uint32Array): Float64Array => {
  const safe = new Map<number, number>()
  for (let row = 0; row < risks.length; row++) {
    const household = households[row] as number
    safe.set(household, (safe.get(household) ?? 1) * (1 - (risks[row] as number)))
  }
  return risks.map((_, row) => 1 - (safe.get(households[row] as number) as number))
}

/**
 * Records that are unique in the sample and, as can be expected, in the population: given f = 1 the chance of F = 1 is p
 * under the same model.
 */
export const uniques = ({
  sample,
  population,
}: KeyFrequencies): { readonly sample: number; readonly population: number } => {
  let [inSample, inPopulation] = [0, 0]
  for (let row = 0; row < sample.length; row++) {
    if (sample[row] !== 1) continue
    inSample++
    inPopulation += 1 / (population[row] as number)
  }
  return { sample: inSample, population: inPopulation }
}
