import type { DisclosureSpec, PrimaryReason } from '../../../contract/disclosure.ts'
import type { Place } from '../places/place.ts'
import type { Places } from '../places/places.ts'

/** Which places the rules forbid to print and why; each place by its first reason. */
export type Sensitive = ReadonlyMap<number, PrimaryReason>

/** What the rules for counts need to know of the variables. */
export type RuleContext = {
  readonly spec: DisclosureSpec
  /** Variables of areas below the first level. */
  readonly fine: ReadonlySet<string>
  /** Variables that say something of people. */
  readonly attributes: ReadonlySet<string>
}

/** The least number of households that a place must have. */
export const thresholdOf = ({ codes }: Pick<Place, 'codes'>, { spec, fine }: RuleContext): number =>
  [...codes.keys()].some((variable) => fine.has(variable))
    ? Math.max(spec.threshold, spec.fineThreshold)
    : spec.threshold

/**
 * The rules for counts, on unweighted households (Handbook on Statistical Disclosure Control, 2nd ed., 4.2 and 5.2):
 * fewer than the threshold; all households of a row, or all but a coalition, in one category of an attribute; and, where
 * the plan says so, more than a share of a row. Empty places and records without an answer are not sensitive.
 */
export const sensitivePlaces = ({ places, relations }: Places, context: RuleContext): Sensitive => {
  const { spec, attributes } = context
  const found = new Map<number, PrimaryReason>()
  places.forEach((place, at) => {
    if (!place.rest && place.households > 0 && place.households < thresholdOf(place, context))
      found.set(at, 'threshold')
  })
  for (const { total, parts, variable } of relations) {
    if (variable === null || !attributes.has(variable)) continue
    const row = places[total] as Place
    for (const part of parts) {
      const own = places[part] as Place
      if (own.rest || own.households === 0 || found.has(part)) continue
      const others = parts.filter((other) => other !== part).map((other) => places[other] as Place)
      if (spec.coalition !== null && isAllBut(spec.coalition, others)) found.set(part, 'group')
      else if (spec.rowShare !== undefined && own.n > spec.rowShare * row.n) found.set(part, 'share')
    }
  }
  return found
}

/**
 * Whether all but `coalition` households of a row are in one category, given the other categories. A household with
 * members in several of them counts in each, so that for persons up to twice as many may be one coalition.
 */
const isAllBut = (coalition: number, others: readonly Place[]): boolean => {
  const households = others.map((place) => (place.rest ? place.n : place.households))
  const sum = households.reduce((whole, own) => whole + own, 0)
  const overlap = others.some((place) => !place.rest && place.n > place.households)
  return sum <= coalition || (overlap && sum <= 2 * coalition && Math.max(...households) <= coalition)
}

/**
 * Whether an amount is sensitive, and how far its value must be able to move: p% rule X − x₁ − x₂ < p/100·x₁, with the
 * move p/100·x₁ − (X − x₁ − x₂); dominance x₁ + … + xₙ > k/100·X, with the move 100/k·(x₁ + … + xₙ) − X. X is the weighted
 * total; the contributions of the largest households are those of the sample while weights are confidential, and weighted
 * where they are not (Handbook, 4.2, "Sampling weights"). Amounts below 0 are outside both rules.
 */
export const concentration = (
  total: number,
  largest: readonly number[],
  { concentration: rule }: Pick<DisclosureSpec, 'concentration'>,
): number | undefined => {
  if (rule.rule === 'p') {
    const [first = 0, second = 0] = largest
    const move = (rule.percent / 100) * first - (total - first - second)
    return first > 0 && move > 0 ? move : undefined
  }
  const sum = largest.slice(0, rule.largest).reduce((whole, one) => whole + one, 0)
  const move = (100 / rule.percent) * sum - total
  return sum > 0 && move > 0 ? move : undefined
}
