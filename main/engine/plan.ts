import { Failure } from '../contract/failure.ts'
import { Plan } from '../contract/plan.ts'
import type { PlanEdit } from '../contract/plan-edit-commands.ts'
import { checkPlan } from '../core/plan/check-plan.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { editPlan } from '../files/plan-edits.ts'
import { newPlanText, readPlan, readPlanText } from '../files/plan-yaml.ts'
import { variables } from '../study/codebook.ts'
import { currentPlan, planRevision, savePlan } from '../study/plans.ts'
import type { Study } from '../study/study.ts'
import type { Handlers } from './context.ts'
import { studyOf } from './session.ts'

type Feature = Pick<Handlers, 'plan.load' | 'plan.describe' | 'plan.edit' | 'plan.restore' | 'plan.export'>

/** The plan comes and goes as YAML and is kept as the person wrote it, comments and order included. */
export const planHandlers: Feature = {
  'plan.load': async ({ file }, { session, changed }) => {
    const study = studyOf(session)
    const { plan } = keepPlan(study, await readPlanText(file))
    changed('plan', 'audit')
    const headline = plan.report?.sections[0]?.tables ?? []
    return { sources: plan.sources, boundaries: plan.boundaries, tables: plan.tables.length, headline }
  },
  'plan.describe': (_args, { session }) => {
    const study = studyOf(session)
    const revision = currentPlan(study)?.number ?? null
    return { plan: revision === null ? null : planOf(study), revision }
  },
  'plan.edit': ({ edits }, { session, changed }) => {
    const study = studyOf(session)
    refuseUnknownVariables(study, edits)
    const { revision } = keepPlan(study, editPlan(currentPlan(study)?.text ?? newPlanText(study.title), edits))
    changed('plan', 'audit')
    return { revision }
  },
  'plan.restore': (wanted, { session, changed }) => {
    const study = studyOf(session)
    const earlier = planRevision(study, wanted.revision)
    if (!earlier) throw new Failure('plan.unknown-revision', wanted)
    const { revision } = keepPlan(study, earlier.text)
    changed('plan', 'audit')
    return { revision }
  },
  'plan.export': async ({ file }, { session }) => {
    await writeAtomically(file, Buffer.from(planText(studyOf(session))))
    return {}
  },
}

/** The study's plan, or the failure that it has none. */
export const planOf = (study: Study): Plan => Plan.parse(JSON.parse(storedPlan(study).json))

/** The study's plan as the person wrote it. */
export const planText = (study: Study): string => storedPlan(study).text

const storedPlan = (study: Study) => {
  const stored = currentPlan(study)
  if (!stored) throw new Failure('plan.none', {})
  return stored
}

/** Keeps a plan as its newest revision; refuses one that contradicts itself. */
export const keepPlan = (study: Study, text: string): { plan: Plan; revision: number } => {
  const plan = readPlan(text)
  checkPlan(plan)
  return { plan, revision: savePlan(study, text, JSON.stringify(plan)).number }
}

/** Fails for a variable that its dataset does not have. */
const refuseUnknownVariables = (study: Study, edits: readonly PlanEdit[]): void => {
  for (const edit of edits) {
    if (edit.edit !== 'variables') continue
    const known = new Set(variables(study, edit.dataset).map(({ name }) => name))
    const unknown = edit.variables.find((name) => !known.has(name))
    if (unknown !== undefined) throw new Failure('codebook.unknown-variable', { variable: unknown })
  }
}
