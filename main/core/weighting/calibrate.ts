import { Failure } from '../../contract/failure.ts'
import type { CalibrationLayer } from '../design/calibration-layer.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { type Auxiliaries, auxiliariesOf, fitted, type NumberTotal, weightedProducts, weightedSums } from './auxiliaries.ts'
import { type DistanceName, distanceOf, type FactorBounds } from './distance.ts'
import { afterStep, type Convergence, type WeightedDesign } from './ledger.ts'
import { normalEquations } from './normal-equations.ts'
import type { PopulationMargin } from './population-margin.ts'

/** The totals to reach and how weights may change to reach them. */
export type CalibrationSpec = {
  readonly margins: readonly PopulationMargin[]
  readonly numbers: readonly NumberTotal[]
  readonly distance: DistanceName
  readonly bounds?: FactorBounds | undefined
  /** Codes of clusters whose records keep equal factors (households): x is averaged in them; left out = none. */
  readonly epsilon: number
  readonly maxIterations: number
}
