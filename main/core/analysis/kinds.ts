import type { AnalysisSpec } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import type { Analysis, AnalysisKind } from './analysis-kind.ts'
import { caseRegisterKind } from './case-register/kind.ts'
import { deliveryKind } from './delivery/kind.ts'
import { earlyWarningKind } from './early-warning/kind.ts'
import { eventsKind } from './events/kind.ts'
import { followUpKind } from './follow-up/kind.ts'
import { populationSizeKind } from './population-size/kind.ts'
import { prevalenceKind } from './prevalence/kind.ts'
import { riskIndexKind } from './risk-index/kind.ts'
import { scoringKind } from './scoring/kind.ts'
import { sheetKind } from './sheet/kind.ts'
import { smallAreasKind } from './small-areas/kind.ts'
import { solutionsKind } from './solutions/kind.ts'
import { triangulationKind } from './triangulation/kind.ts'
import { usableAreasKind } from './usable-areas/kind.ts'

/** The kinds of analysis by the word that plans ask for them with. */
const kinds: Readonly<Record<string, AnalysisKind>> = {
  populationSize: populationSizeKind,
  smallAreas: smallAreasKind,
  solutions: solutionsKind,
  prevalence: prevalenceKind,
  triangulation: triangulationKind,
  usableAreas: usableAreasKind,
  events: eventsKind,
  riskIndex: riskIndexKind,
  followUp: followUpKind,
  caseRegister: caseRegisterKind,
  delivery: deliveryKind,
  scoring: scoringKind,
  earlyWarning: earlyWarningKind,
  sheet: sheetKind,
}

/** Every kind of analysis with the fields that a plan gives it. */
export const analysisForms = () => Object.entries(kinds).map(([kind, { fields }]) => ({ kind, fields: fields() }))

/** An analysis of a plan, read by its kind. Refuses a kind that nobody knows and what is not as its kind asks. */
export const readAnalysis = (
  written: AnalysisSpec,
  path: readonly (string | number)[] = ['analyses', written.id],
): Analysis => {
  const kind = Object.hasOwn(kinds, written.analysis) ? kinds[written.analysis] : undefined
  if (!kind)
    throw new Failure('plan.wrong-value', {
      path: [...path, 'analysis'].join('.'),
      allowed: Object.keys(kinds).join(', '),
    })
  return kind.read(written, path)
}
