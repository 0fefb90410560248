import type { Codelist, CodelistCategory } from '../../contract/codelist.ts'

/**
 * The band of a list of kind `bands` that holds a number: the first, in the list's order, with from ≤ value ≤ to.
 *
 * Ends are inclusive and meant for completed years: a value is truncated to its whole part first, so that 4.5 years
 * is age 4 and never falls between the bands 0-4 and 5-11. Lists may overlap; see `bandsOf` for every band that holds it.
 * NaN, negative values and values in no band give `undefined`.
 */
export const bandOf = (list: Codelist, value: number): CodelistCategory | undefined =>
  list.categories.find((band) => holds(band, value))

/** Every band that holds a number, for lists whose bands overlap. Rules as in `bandOf`. */
export const bandsOf = (list: Codelist, value: number): readonly CodelistCategory[] =>
  list.categories.filter((band) => holds(band, value))

/** Whether no number falls into two bands of the list, so that shares by band add up to one. */
export const isPartition = (list: Codelist): boolean => {
  const bands = list.categories.map(ends).sort((a, b) => a.from - b.from)
  return bands.every((band, i) => i === 0 || band.from > (bands[i - 1]?.to ?? Number.NEGATIVE_INFINITY))
}

const holds = (band: CodelistCategory, value: number): boolean => {
  const { from, to } = ends(band)
  const whole = Math.trunc(value)
  return value >= from && whole <= to
}

const ends = (band: CodelistCategory) => ({
  from: band.from ?? Number.NaN,
  to: band.to ?? Number.POSITIVE_INFINITY,
})
