import type { Plan } from '../../contract/plan.ts'
import type { IndicatorLibrary } from '../../core/indicator/library.ts'
import { withIndicators } from '../../core/indicator/with-indicators.ts'
import { type Wording, wordingOf } from '../../core/indicator/wording.ts'
import { planInForce } from '../../core/plan/plan-in-force.ts'
import { withParameters } from '../../core/plan/with-parameters.ts'
import { loadIndicators } from '../../files/indicators.ts'
import { loadTexts } from '../texts.ts'

/** The plan with its parameters put in and the indicators it asks for, and without what is switched off: what every figure is made of. */
export const inForce = (plan: Plan, resources: string): Plan =>
  planInForce(withIndicators(withParameters(plan), libraryOf(resources), wordingIn(resources)))

/** The indicator library, which does not change while the program runs. */
export const libraryOf = (resources: string): IndicatorLibrary => {
  const known = loaded.get(resources) ?? loadIndicators(resources)
  loaded.set(resources, known)
  return known
}

const loaded = new Map<string, IndicatorLibrary>()

/** Sentences in both languages, for the parts of a plan that the library writes. */
export const wordingIn = (resources: string): Wording =>
  wordingOf({ es: loadTexts(resources, 'es'), en: loadTexts(resources, 'en') })
