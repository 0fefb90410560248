/**
 * What each record adds to the poverty measure of Foster, Greer & Thorbecke (1984, Econometrica 52, eq. 1): with
 * income y and poverty line z, ((z − y) / z)^α where y < z and 0 elsewhere. Its mean is the share of poor for α = 0,
 * the poverty gap for α = 1 and its square, which weighs the poorest most, for α = 2; the line is taken as known.
 * Blank where income or line is missing or the line is not above 0.
 */
export const povertyGaps = (incomes: Float64Array, lines: Float64Array, alpha: 0 | 1 | 2): Float64Array =>
  incomes.map((income, row) => {
    const line = lines[row] as number
    if (Number.isNaN(income) || !(line > 0)) return Number.NaN
    return income < line ? ((line - income) / line) ** alpha : 0
  })
