import { Plan } from '../../contract/plan.ts'
import { currentPlan } from '../../study/plans.ts'
import type { Study } from '../../study/study.ts'

/** The study's plan; null while it has none, for those who can do without. */
export const planIfAny = (study: Study): Plan | null => {
  const stored = currentPlan(study)
  return stored && Plan.parse(JSON.parse(stored.json))
}
