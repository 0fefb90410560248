/** A share in percent, without what the binary fraction leaves behind it: 0.07 is 7 and not 7.000000000000001. */
export const inPercent = (share: number): number => Number((100 * share).toPrecision(12))
