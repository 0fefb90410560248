/** What a verdict is passed on: an estimate with its precision, as in a cell of a result table. Shares and CVs are 0–1. */
export type Figures = {
  /** The sample allows inference; without it no verdict is possible. */
  readonly probability: boolean
  /** The estimate is a part of a whole (see `isShare`), which most profiles judge by its logarithmic CV. */
  readonly share: boolean
  readonly estimate: number | null
  readonly se: number | null
  readonly cv: number | null
  /** By the variant that the study chose. */
  readonly logCv: number | null
  readonly deff: number | null
  readonly df: number | null
  /** Records in the denominator, unweighted. */
  readonly n: number
  readonly nEff: number | null
  /** Records in the numerator, unweighted. */
  readonly cases: number
  /** The cell is a domain that the sample was planned for. */
  readonly plannedDomain: boolean
  readonly lowDfJustified: boolean
}

/** Something a profile holds against a figure. `reason` has a text under `verdict.reason.<reason>`. */
export type Finding = { readonly level: 'weak' | 'unreliable'; readonly reason: string }

/** Nothing when `holds`, else the finding. */
export const unless = (holds: boolean, level: Finding['level'], reason: string): readonly Finding[] =>
  holds ? [] : [{ level, reason }]

/** A figure that is not known never reaches a bound. */
export const atLeast = (value: number | null, bound: number): boolean => value !== null && value >= bound

/** A figure that is not known never stays within a bound. */
export const atMost = (value: number | null, bound: number): boolean => value !== null && value <= bound

/** A figure that is not known never stays below a bound. */
export const below = (value: number | null, bound: number): boolean => value !== null && value < bound
