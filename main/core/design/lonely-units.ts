import type { LonelyPsuRule, SurveyDesign } from './survey-design.ts'

/** What a stratum does in a variance: squares around its mean, squares around 0, nothing, or the mean of the others. */
export type StratumPart = 'centred' | 'uncentred' | 'none' | 'average'

/** Whether all units of the stratum were taken (to rounding of a given fraction): it has no sampling variance. */
export const isCertainty = (sampled: number, population: number): boolean =>
  population !== Number.POSITIVE_INFINITY && (population - sampled) / population < 1e-7

/**
 * The part of a stratum with `sampled` of `population` units, `present` of which have cases in the domain. As R
 * `survey` (Lumley 2010, Complex Surveys, appendix): a lonely unit adds 0 under `remove` and `certainty`, its square
 * without centring under `adjust`, the average of the other strata under `average`; with `lonelyInDomains` the last
 * two hold also where a domain leaves one unit with cases.
 */
export const stratumPart = (
  { lonelyPsu, lonelyInDomains }: Pick<SurveyDesign, 'lonelyPsu' | 'lonelyInDomains'>,
  sampled: number,
  population: number,
  present: number,
): StratumPart => {
  if (isCertainty(sampled, population)) return 'none'
  if (sampled === 1) return partOfLonely(lonelyPsu)
  if (!lonelyInDomains || present !== 1) return 'centred'
  const part = partOfLonely(lonelyPsu)
  return part === 'none' ? 'centred' : part
}

/** (1 − n/N) n/(n − 1), the scale of the squares of one stratum; 1 − n/N for a lonely unit. */
export const stratumScale = (sampled: number, population: number): number => {
  const left = unsampledShare(sampled, population)
  return sampled > 1 ? (left * sampled) / (sampled - 1) : left
}

/** 1 − n/N; 1 where selection was with replacement. */
export const unsampledShare = (sampled: number, population: number): number =>
  population === Number.POSITIVE_INFINITY ? 1 : (population - sampled) / population

const partOfLonely = (rule: LonelyPsuRule): StratumPart =>
  rule === 'adjust' ? 'uncentred' : rule === 'average' ? 'average' : 'none'
