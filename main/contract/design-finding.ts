import { z } from 'zod'

/** `refused`: no table of the design is computed. `warning`: figures may be wrong. `note`: how something was taken. */
export const findingSeverities = ['refused', 'warning', 'note'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

type Kind = {
  readonly severity: FindingSeverity
  readonly params: readonly string[]
  /** How many ways out there are. */
  readonly ways: number
  /** The failure that the estimation refuses with for the same reason. */
  readonly failure?: string
}

const refused = (failure: string, params: readonly string[], ways: number): Kind => ({
  severity: 'refused',
  params,
  ways,
  failure,
})
const warning = (params: readonly string[], ways: number): Kind => ({ severity: 'warning', params, ways })
const note = (params: readonly string[], ways: number): Kind => ({ severity: 'note', params, ways })

/** What an examination of a design can find. Texts `doctor.<code>` and `doctor.<code>.way.<n>`, n from 1. */
export const designFindings = {
  'no-records': refused('design.no-records', [], 1),
  'unknown-variable': refused('plan.unknown-variable', ['variable', 'dataset'], 2),
  'not-a-number': refused('plan.design-not-a-number', ['variable', 'design'], 2),
  'missing-values': refused('design.missing-values', ['variable', 'rows'], 3),
  'more-strata-than-stages': refused('design.more-strata-than-stages', ['strata', 'stages'], 2),
  'more-sizes-than-stages': refused('design.more-sizes-than-stages', ['sizes', 'stages'], 2),
  'psu-in-two-strata': refused('design.psu-in-two-strata', ['variable', 'strata', 'psus'], 2),
  'one-psu': refused('design.one-psu', [], 2),
  'lonely-psu': refused('design.lonely-psu', ['strata', 'stage'], 4),
  'fpc-not-positive': refused('design.fpc-not-positive', ['variable'], 2),
  'fpc-mixed': refused('design.fpc-mixed', ['fractions', 'sizes'], 2),
  'fpc-varies': refused('design.fpc-varies', ['variable', 'stage', 'strata'], 2),
  'fpc-below-sample': refused('design.fpc-too-small', ['variable', 'stage', 'strata'], 3),
  'two-phase-with': refused('design.two-phase-with', ['part'], 2),
  'phase-unit-not-nested': refused('design.phase-unit-not-nested', ['variable'], 2),
  'phase-unit-in-two-strata': refused('design.phase-unit-in-two-strata', ['variable', 'units'], 2),
  'phase-unit-partly': refused('design.phase-unit-partly', ['variable', 'units'], 2),
  'phase-stratum-empty': refused('design.phase-stratum-empty', ['strata'], 2),
  'phase-lonely': refused('design.phase-lonely', ['strata'], 3),
  'weights-missing': refused('weights.missing', ['variable', 'rows'], 3),
  'weights-negative': refused('weights.negative', ['variable', 'rows'], 2),
  'weights-infinite': refused('weights.infinite', ['variable', 'rows'], 1),
  'weights-all-zero': refused('weights.all-zero', ['variable'], 1),
  'lonely-psu-handled': warning(['strata', 'stage', 'rule'], 3),
  'psu-split-by-strata': warning(['variable', 'strata', 'psus', 'codes'], 2),
  'psu-is-record': warning(['variable', 'records'], 2),
  'unused-design-variables': warning(['variables'], 2),
  'few-degrees-of-freedom': warning(['df', 'psus', 'strata'], 3),
  'fpc-census': warning(['strata', 'of'], 2),
  'fpc-not-whole': warning(['variable', 'rows'], 2),
  'fpc-far-from-weights': warning(['population', 'sum'], 2),
  'unused-weight': warning(['variables'], 2),
  'weights-normalised': warning(['variable', 'sum', 'records'], 3),
  'weights-like-probabilities': warning(['variable', 'least', 'most'], 1),
  'weights-extreme': warning(['variable', 'rows', 'times', 'percent', 'deff'], 2),
  'weights-far-from-total': warning(['variable', 'sum', 'total', 'margin'], 3),
  'weights-zero': note(['variable', 'rows'], 1),
  'psu-codes-restart': note(['variable', 'strata', 'codes', 'psus'], 1),
  'fpc-fractions': note(['variables', 'least', 'most', 'population'], 1),
  'fpc-sizes': note(['variables', 'population'], 1),
  'two-phase': note(['drawn', 'units', 'strata', 'least', 'most'], 1),
  'name-like-argument': note(['variables'], 1),
  'not-probability': note([], 1),
} as const satisfies Record<string, Kind>
export type DesignFindingCode = keyof typeof designFindings

/** Something found in a design, with the keys of its text and of the ways out. */
export const DesignFinding = z.strictObject({
  /** One of `designFindings`, or the code of another failure that the estimation refuses the design with. */
  code: z.string(),
  severity: z.enum(findingSeverities),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
  ways: z.array(z.string()),
})
export type DesignFinding = z.infer<typeof DesignFinding>
